// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/groups_picture.h"

#include "app/text/group_text.h"
#include "app/widgets/change_reaction.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kPictureMargin = 8.0;
constexpr double kStripHeight = 26.0;
constexpr double kBarHeight = 14.0;
constexpr double kGroupGap = 8.0; ///< between groups
constexpr double kDotReach = 6.0;
constexpr double kLargeDot = 7.0;
constexpr double kSmallDot = 4.0;
constexpr std::size_t kMostLargeDots = 40; ///< runs of a group; more dots are small and let through
constexpr float kDotOpacity = 0.6F;
constexpr std::size_t kTracks = 5; ///< rows that dots of nearly the same value are spread over
constexpr double kTrackHeight = 4.0;
constexpr int kPictureWidth = 320;
constexpr int kLeastPictureWidth = 200;

/// How far above or below the middle a dot lies, so that equal ones do not hide each other.
double trackOf(std::size_t dot)
{
    return (static_cast<double>(dot * 2 % kTracks) - (kTracks - 1) / 2.0) * kTrackHeight;
}

} // namespace

GroupsPicture::GroupsPicture(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    onLanguageChange(*this, [this] {
        describe();
        update();
    });
}

void GroupsPicture::setContents(GroupsContents contents)
{
    m_contents = std::move(contents);
    double lowest = 0.0;
    double highest = 0.0;
    bool isFirst = true;
    const auto reach = [&](double value) {
        lowest = isFirst ? value : std::min(lowest, value);
        highest = isFirst ? value : std::max(highest, value);
        isFirst = false;
    };
    for (const PicturedGroup& group : m_contents.groups) {
        for (const GroupDot& dot : group.dots) {
            reach(dot.value);
        }
        if (group.figure.interval) {
            reach(group.figure.interval->low);
            reach(group.figure.interval->high);
        }
    }
    m_scale = scaleOf(m_contents.figure, lowest, highest, m_contents.axis, m_contents.unit);
    describe();
    updateGeometry();
    update();
}

void GroupsPicture::setMarked(int current, int pointed)
{
    m_current = current;
    m_pointed = pointed;
    update();
}

QString GroupsPicture::sentenceOf(const PicturedGroup& group) const
{
    const QString figure =
        groupFigureText(m_contents.figure, group.figure, m_contents.axis, m_contents.unit);
    return group.change ? QStringLiteral("%1\n%2").arg(
                              groupChangeText(*group.change, m_contents.base), figure)
                        : QStringLiteral("%1\n%2").arg(tr("The base"), figure);
}

/// All of it in words, for those who cannot see it.
void GroupsPicture::describe()
{
    QStringList sentences;
    for (const PicturedGroup& group : m_contents.groups) {
        sentences << QStringLiteral("%1: %2").arg(
            group.name, sentenceOf(group).replace(u'\n', QStringLiteral(". ")));
    }
    setAccessibleDescription(sentences.join(u'\n'));
}

double GroupsPicture::rowHeight() const
{
    return 3 * QFontMetricsF(font()).height() + kStripHeight + kGroupGap;
}

QSize GroupsPicture::sizeHint() const
{
    return {kPictureWidth, minimumSizeHint().height()};
}

QSize GroupsPicture::minimumSizeHint() const
{
    const double rows = rowHeight() * static_cast<double>(m_contents.groups.size());
    return {kLeastPictureWidth,
            static_cast<int>(rows + QFontMetricsF(font()).height() + kGroupGap)};
}

QRectF GroupsPicture::stripOf(std::size_t group) const
{
    const double line = QFontMetricsF(font()).height();
    const double top = static_cast<double>(group) * rowHeight() + line;
    return {kPictureMargin, top, width() - 2 * kPictureMargin, kStripHeight};
}

double GroupsPicture::pixelOf(double value) const
{
    return kPictureMargin + m_scale.shareOf(value) * (width() - 2 * kPictureMargin);
}

QPointF GroupsPicture::placeOf(std::size_t group, std::size_t dot) const
{
    return {pixelOf(m_contents.groups[group].dots[dot].value),
            stripOf(group).center().y() + trackOf(dot)};
}

int GroupsPicture::runAt(const QPointF& place) const
{
    int nearest = 0;
    double least = kDotReach;
    for (std::size_t group = 0; group < m_contents.groups.size(); ++group) {
        if (!stripOf(group).contains(place)) {
            continue;
        }
        const auto& dots = m_contents.groups[group].dots;
        for (std::size_t dot = 0; dot < dots.size(); ++dot) {
            const QPointF away = placeOf(group, dot) - place;
            if (const double distance = std::hypot(away.x(), away.y()); distance <= least) {
                least = distance;
                nearest = dots[dot].id;
            }
        }
    }
    return nearest;
}

void GroupsPicture::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t group = 0; group < m_contents.groups.size(); ++group) {
        const double top = static_cast<double>(group) * rowHeight();
        if (QRectF(0, top, width(), rowHeight()).intersects(event->rect())) {
            paintGroup(painter, group);
        }
    }
    paintTicks(painter);
}

void GroupsPicture::paintGroup(QPainter& painter, std::size_t index) const
{
    const PicturedGroup& group = m_contents.groups[index];
    const QRectF strip = stripOf(index);
    const double line = painter.fontMetrics().height();
    const auto elided = [&](const QString& text) {
        return painter.fontMetrics().elidedText(text, Qt::ElideRight,
                                                static_cast<int>(strip.width()));
    };
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(strip.translated(0, -line).adjusted(0, 0, 0, line - strip.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, elided(group.name));
    painter.setFont(font());
    painter.fillRect(strip, palette().color(QPalette::AlternateBase));
    paintDots(painter, index);
    paintFigure(painter, strip, group.figure); // which a crowd of runs would cover
    painter.setPen(palette().color(QPalette::WindowText));
    QRectF below(strip.left(), strip.bottom(), strip.width(), line);
    for (const QString& sentence : sentenceOf(group).split(u'\n')) {
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, elided(sentence));
        below.translate(0, line);
    }
}

void GroupsPicture::paintFigure(QPainter& painter, const QRectF& strip,
                                const GroupFigure& figure) const
{
    const QColor text = palette().color(QPalette::WindowText);
    if (figure.interval) {
        QColor light = text;
        light.setAlphaF(0.22F);
        QRectF bar(pixelOf(figure.interval->low), 0,
                   pixelOf(figure.interval->high) - pixelOf(figure.interval->low), kBarHeight);
        bar.moveTop(strip.center().y() - kBarHeight / 2);
        painter.setPen(QPen(text, 1));
        painter.setBrush(light);
        painter.drawRect(bar);
    }
    const auto upright = [&](double value, Qt::PenStyle style) {
        const double x = pixelOf(value);
        painter.setPen(QPen(text, 2, style));
        painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()));
    };
    upright(figure.mean, Qt::SolidLine);
    if (figure.runs > 1) {
        upright(figure.median, Qt::DotLine);
    }
}

void GroupsPicture::paintDots(QPainter& painter, std::size_t index) const
{
    const auto& dots = m_contents.groups[index].dots;
    const bool isLarge = dots.size() <= kMostLargeDots;
    const double radius = (isLarge ? kLargeDot : kSmallDot) / 2;
    for (std::size_t dot = 0; dot < dots.size(); ++dot) {
        QColor colour = dots[dot].colour;
        colour.setAlphaF(isLarge ? 1.0F : kDotOpacity);
        painter.setPen(isLarge ? QPen(palette().color(QPalette::Base), 1) : QPen(Qt::NoPen));
        painter.setBrush(colour);
        painter.drawEllipse(placeOf(index, dot), radius, radius);
        if (dots[dot].id == m_pointed || dots[dot].id == m_current) {
            const auto role =
                dots[dot].id == m_pointed ? QPalette::Highlight : QPalette::WindowText;
            painter.setPen(QPen(palette().color(role), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(placeOf(index, dot), radius + 3, radius + 3);
        }
    }
}

void GroupsPicture::paintTicks(QPainter& painter) const
{
    if (m_contents.groups.empty()) {
        return;
    }
    const double top = rowHeight() * static_cast<double>(m_contents.groups.size());
    const QFontMetricsF metrics(painter.font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const double first = std::ceil(m_scale.begin / m_scale.tick);
    const double last = std::floor(m_scale.end / m_scale.tick);
    double free = 0.0;
    for (double tick = first; tick <= last; ++tick) {
        const double value = tick * m_scale.tick;
        QString label = QLocale().toString(value, 'f', m_scale.decimals());
        if (tick == last) {
            label += QChar(0xa0) + m_scale.unit.name;
        }
        const double width = metrics.horizontalAdvance(label);
        const double x = pixelOf(value * m_scale.unit.bytes);
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
        painter.drawLine(QPointF(x, top), QPointF(x, top + 3));
        if (left >= free) {
            painter.drawText(QPointF(left, top + 3 + metrics.ascent()), label);
            free = left + width + kPictureMargin;
        }
    }
}

void GroupsPicture::mouseMoveEvent(QMouseEvent* event)
{
    Q_EMIT runPointed(runAt(event->position()));
}

void GroupsPicture::mousePressEvent(QMouseEvent* event)
{
    const int run = runAt(event->position());
    if (run != 0 && event->button() == Qt::LeftButton) {
        Q_EMIT runChosen(run);
    } else {
        QWidget::mousePressEvent(event);
    }
}

void GroupsPicture::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    Q_EMIT runPointed(0);
}

} // namespace tidemark::app

#include "moc_groups_picture.cpp"
