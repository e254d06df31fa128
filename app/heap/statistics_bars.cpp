// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/statistics_bars.h"

#include "app/heap/heap_kind_colour.h"
#include "app/text/heap_kind_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/accessible_role.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kBarHeight = 20;
constexpr int kSpace = 4;
constexpr int kBetween = 12;
constexpr int kLeastWidth = 200;
constexpr int kUsualWidth = 400;

/// So that neighbours of like brightness stay apart.
constexpr double kBarGap = 1.0;

double shareOf(const HeapStatistics& statistics, HeapKind kind)
{
    return statistics.total == 0
               ? 0.0
               : static_cast<double>(statistics.of(kind)) / static_cast<double>(statistics.total);
}

QString titleOf(const StatisticsBar& bar)
{
    return bar.letter.isEmpty() ? bar.name : QStringLiteral("%1  %2").arg(bar.letter, bar.name);
}

} // namespace

StatisticsBars::StatisticsBars(QWidget* parent) : QWidget(parent)
{
    setAccessibleRole(this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void StatisticsBars::setBars(std::vector<StatisticsBar> bars, SizeUnit unit)
{
    m_bars = std::move(bars);
    m_unit = unit;
    m_most = 0.0;
    for (const StatisticsBar& bar : m_bars) {
        if (bar.statistics) {
            m_most = std::max(m_most, static_cast<double>(bar.statistics->total));
        }
    }
    describe();
    updateGeometry();
    update();
}

int StatisticsBars::rowHeight() const
{
    return fontMetrics().height() + kSpace + kBarHeight + kBetween;
}

QSize StatisticsBars::sizeHint() const
{
    return {kUsualWidth, minimumSizeHint().height()};
}

QSize StatisticsBars::minimumSizeHint() const
{
    return {kLeastWidth, static_cast<int>(m_bars.size()) * rowHeight()};
}

QRectF StatisticsBars::barArea(std::size_t bar) const
{
    const double top = static_cast<double>(bar) * rowHeight() + fontMetrics().height() + kSpace;
    return {0.0, top, static_cast<double>(width()), static_cast<double>(kBarHeight)};
}

QRectF StatisticsBars::areaOf(std::size_t bar, HeapKind kind) const
{
    const auto& statistics = m_bars[bar].statistics;
    if (!statistics || m_most <= 0.0) {
        return {};
    }
    const QRectF whole = barArea(bar);
    const auto widthOf = [&](HeapKind each) {
        return static_cast<double>(statistics->of(each)) / m_most * whole.width();
    };
    double left = whole.left();
    for (const HeapKind before : kHeapKinds) {
        if (before == kind) {
            break;
        }
        left += widthOf(before);
    }
    return {left, whole.top(), widthOf(kind), whole.height()};
}

void StatisticsBars::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const StatisticsBar& bar = m_bars[i];
        const QRectF area = barArea(i);
        const QRectF title(area.left(), area.top() - kSpace - fontMetrics().height(), area.width(),
                           fontMetrics().height());
        const QString total = bar.statistics
                                  ? sizeText(static_cast<double>(bar.statistics->total), m_unit)
                                  : unknownText();
        const int room = width() - fontMetrics().horizontalAdvance(total) - kBetween;
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(titleOf(bar), Qt::ElideMiddle, room));
        painter.drawText(title, Qt::AlignRight | Qt::AlignVCenter, total);
        painter.fillRect(area, palette().color(QPalette::AlternateBase));
        for (const HeapKind kind : kHeapKinds) {
            const QRectF part = areaOf(i, kind);
            if (part.width() > 0.0) {
                const double shown =
                    std::max(part.width() - kBarGap, std::min(part.width(), kBarGap));
                painter.fillRect(QRectF(part.topLeft(), QSizeF(shown, part.height())),
                                 colourOf(kind));
            }
        }
    }
}

QString StatisticsBars::textOf(const StatisticsBar& bar, HeapKind kind) const
{
    const double percent = 100.0 * shareOf(*bar.statistics, kind);
    return tr("%1: %2, %3 %", "kind of memory, size, percent")
        .arg(heapKindText(kind), sizeText(static_cast<double>(bar.statistics->of(kind)), m_unit),
             QLocale().toString(percent, 'f', 1));
}

QString StatisticsBars::textAt(const QPointF& position) const
{
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        for (const HeapKind kind : kHeapKinds) {
            if (areaOf(i, kind).contains(position)) {
                return titleOf(m_bars[i]) + QLatin1Char('\n') + textOf(m_bars[i], kind);
            }
        }
    }
    return {};
}

void StatisticsBars::describe()
{
    QStringList lines;
    for (const StatisticsBar& bar : m_bars) {
        QStringList parts;
        if (bar.statistics) {
            for (const HeapKind kind : kHeapKinds) {
                parts << textOf(bar, kind);
            }
        } else {
            parts << unknownText();
        }
        lines << QStringLiteral("%1 — %2").arg(titleOf(bar), parts.join(QStringLiteral("; ")));
    }
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

bool StatisticsBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace tidemark::app

#include "moc_statistics_bars.cpp"
