// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/changes_chart.h"

#include "app/text/plain_text.h"
#include "app/workspace/palette.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kRowHeight = 22;
constexpr int kMargin = 8;
constexpr int kGapWidth = 6;
constexpr int kBarInset = 4;
constexpr int kNarrowest = 220;
constexpr int kShownRows = 6; ///< what it asks for at least
constexpr double kNameShare = 0.34;

} // namespace

ChangesChart::ChangesChart(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void ChangesChart::setBars(std::vector<ChangeBar> bars, SizeUnit unit)
{
    m_bars = std::move(bars);
    m_unit = unit;
    m_current = std::min(m_current, m_bars.empty() ? 0 : m_bars.size() - 1);
    tell();
    updateGeometry();
    update();
}

QString ChangesChart::textOf(std::size_t bar) const
{
    return QStringLiteral("%1: %2").arg(singleLine(m_bars[bar].name),
                                        signedSizeText(m_bars[bar].bytes, m_unit));
}

/// Describes the bars for screen readers.
void ChangesChart::tell()
{
    QStringList lines;
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
        lines << textOf(bar);
    }
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

QSize ChangesChart::sizeHint() const
{
    return {2 * kNarrowest, static_cast<int>(m_bars.size()) * kRowHeight + 2 * kMargin};
}

QSize ChangesChart::minimumSizeHint() const
{
    const int rows = std::min(kShownRows, static_cast<int>(m_bars.size()));
    return {kNarrowest, rows * kRowHeight + 2 * kMargin};
}

QRect ChangesChart::rowOf(std::size_t bar) const
{
    return {0, kMargin + static_cast<int>(bar) * kRowHeight, width(), kRowHeight};
}

std::optional<std::size_t> ChangesChart::barAt(const QPoint& point) const
{
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
        if (rowOf(bar).contains(point)) {
            return bar;
        }
    }
    return {};
}

void ChangesChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    double most = 0.0;
    double least = 0.0;
    int figures = 0;
    for (const ChangeBar& bar : m_bars) {
        most = std::max(most, bar.bytes);
        least = std::min(least, bar.bytes);
        figures =
            std::max(figures, fontMetrics().horizontalAdvance(signedSizeText(bar.bytes, m_unit)));
    }
    const int names = static_cast<int>(width() * kNameShare);
    const int left = names + kGapWidth + (least < 0 ? figures + kGapWidth : 0);
    const int right = width() - kMargin - (most > 0 ? figures + kGapWidth : 0);
    const double perByte = most > least ? std::max(right - left, 1) / (most - least) : 0.0;
    const double zero = left - least * perByte;
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
        drawBar(painter, bar, names, zero, perByte);
    }
    if (!m_bars.empty()) {
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(QPointF(zero, kMargin), QPointF(zero, rowOf(m_bars.size() - 1).bottom()));
    }
}

void ChangesChart::drawBar(QPainter& painter, std::size_t bar, int names, double zero,
                           double perByte) const
{
    const QRect row = rowOf(bar);
    const double bytes = m_bars[bar].bytes;
    const bool isCurrent = hasFocus() && bar == m_current;
    if (isCurrent) {
        painter.fillRect(row, palette().color(QPalette::Highlight));
    }
    painter.setPen(palette().color(isCurrent ? QPalette::HighlightedText : QPalette::Text));
    QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    code.setPointSizeF(font().pointSizeF());
    painter.setFont(code);
    const QRect nameArea(kMargin, row.top(), names - kMargin, row.height());
    painter.drawText(nameArea, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(code).elidedText(singleLine(m_bars[bar].name), Qt::ElideMiddle,
                                                   nameArea.width()));
    painter.setFont(font());
    const double length = std::max(std::abs(bytes) * perByte, 1.0);
    const QRectF filled(bytes < 0 ? zero - length : zero, row.top() + kBarInset, length,
                        row.height() - 2 * kBarInset);
    painter.fillRect(filled, QColor::fromRgb(bytes < 0 ? kShrinkColour : kGrowthColour));
    const QString figure = signedSizeText(bytes, m_unit);
    const int width = fontMetrics().horizontalAdvance(figure) + 1;
    const double x = bytes < 0 ? filled.left() - kGapWidth - width : filled.right() + kGapWidth;
    painter.drawText(QRectF(x, row.top(), width, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     figure);
}

bool ChangesChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* const help = static_cast<QHelpEvent*>(event);
    if (const auto bar = barAt(help->pos())) {
        QToolTip::showText(
            help->globalPos(),
            plainToolTip(QStringLiteral("%1: %2").arg(
                m_bars[*bar].name, signedSizeText(m_bars[*bar].bytes, SizeUnit::Bytes))),
            this, rowOf(*bar));
    } else {
        QToolTip::hideText();
    }
    return true;
}

void ChangesChart::mousePressEvent(QMouseEvent* event)
{
    if (const auto bar = barAt(event->position().toPoint())) {
        m_current = *bar;
        update();
        Q_EMIT chosen(m_bars[*bar].type);
    }
}

void ChangesChart::keyPressEvent(QKeyEvent* event)
{
    const std::size_t before = m_current;
    if (event->key() == Qt::Key_Down && m_current + 1 < m_bars.size()) {
        ++m_current;
    } else if (event->key() == Qt::Key_Up && m_current > 0) {
        --m_current;
    } else if (event->key() == Qt::Key_Home) {
        m_current = 0;
    } else if (event->key() == Qt::Key_End && !m_bars.empty()) {
        m_current = m_bars.size() - 1;
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                event->key() == Qt::Key_Space) &&
               m_current < m_bars.size()) {
        Q_EMIT chosen(m_bars[m_current].type);
    } else {
        QWidget::keyPressEvent(event);
    }
    if (m_current != before) {
        update();
    }
}

} // namespace tidemark::app

#include "moc_changes_chart.cpp"
