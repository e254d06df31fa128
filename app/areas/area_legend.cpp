// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_legend.h"

#include "app/areas/area_painter.h"
#include "app/widgets/accessible_role.h"

#include <QPainter>
#include <QStringList>

namespace tidemark::app
{

namespace
{

constexpr int kSwatch = 12;
constexpr int kBeside = 5;
constexpr int kBetween = 14;

} // namespace

AreaLegend::AreaLegend(QWidget* parent) : QWidget(parent)
{
    setAccessibleRole(this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void AreaLegend::setTones(std::vector<AreaTone> tones)
{
    if (tones == m_tones) {
        return;
    }
    m_tones = std::move(tones);
    QStringList names;
    for (const AreaTone& tone : m_tones) {
        names << tone.name;
    }
    setAccessibleName(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int AreaLegend::widthOf(const AreaTone& tone) const
{
    return kSwatch + kBeside + fontMetrics().horizontalAdvance(tone.name) + kBetween;
}

QSize AreaLegend::sizeHint() const
{
    int width = 0;
    for (const AreaTone& tone : m_tones) {
        width += widthOf(tone);
    }
    return {width, fontMetrics().height() + 4};
}

QSize AreaLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void AreaLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    int x = 0;
    for (const AreaTone& tone : m_tones) {
        const int end = x + widthOf(tone);
        if (end - kBetween > width()) {
            return;
        }
        QImage swatch(QSize(kSwatch, kSwatch) * ratio, QImage::Format_RGB32);
        swatch.setDevicePixelRatio(ratio);
        fillTone(swatch, swatch.rect(), tone, palette());
        painter.drawImage(QPoint(x, (height() - kSwatch) / 2), swatch);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(x + kSwatch + kBeside, 0, end - x, height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, tone.name);
        x = end;
    }
}

} // namespace tidemark::app

#include "moc_area_legend.cpp"
