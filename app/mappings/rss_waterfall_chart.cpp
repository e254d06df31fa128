// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mappings/rss_waterfall_chart.h"

#include "app/text/mapping_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/palette.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace tidemark::app
{

namespace
{

constexpr int kMargin = 8;
constexpr int kSpace = 4;
constexpr int kLeastWidth = 260;
constexpr int kUsualWidth = 420;
constexpr double kNameShare = 0.5; ///< of the width, at most

/// By RssPart; the first series colour is that of the RSS itself.
constexpr std::array<std::size_t, 8> kPartColours{6, 5, 2, 2, 1, 4, 3, 6};

/// What is drawn lighter than what it belongs to.
constexpr int kFreeOpacity = 110;

QColor colourOfPart(RssPart part)
{
    QColor colour = seriesColour(kPartColours[static_cast<std::size_t>(part)]);
    if (part == RssPart::HeapFree || part == RssPart::Kernel) {
        colour.setAlpha(kFreeOpacity);
    }
    return colour;
}

} // namespace

RssWaterfallChart::RssWaterfallChart(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    onChange(*this, {QEvent::LanguageChange, QEvent::FontChange}, [this] {
        if (!m_lines.empty()) {
            describe();
        }
    });
}

void RssWaterfallChart::setWaterfall(RssWaterfall waterfall, SizeUnit unit)
{
    m_waterfall = std::move(waterfall);
    m_unit = unit;
    describe();
}

void RssWaterfallChart::describe()
{
    makeLines();
    setAccessibleName(tr("The RSS taken apart"));
    QStringList texts;
    for (const Line& line : m_lines) {
        texts << QStringLiteral("%1: %2. %3").arg(line.name, line.size, line.rule);
    }
    setAccessibleDescription(texts.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

void RssWaterfallChart::makeLines()
{
    const auto bytes = [this](std::int64_t size) {
        return sizeText(static_cast<double>(size), m_unit);
    };
    m_lines.clear();
    m_lines.push_back({tr("RSS"), bytes(m_waterfall.rss),
                       tr("What is in memory of all mappings of the process."), seriesColour(0), 0,
                       m_waterfall.rss});
    std::int64_t left = m_waterfall.rss;
    for (const RssWaterfall::Step& step : m_waterfall.steps) {
        const std::int64_t shown = std::clamp(left, std::int64_t{0}, step.bytes);
        left -= step.bytes;
        m_lines.push_back({rssPartText(step.part), bytes(step.bytes), rssPartRule(step.part),
                           colourOfPart(step.part), std::max(left, std::int64_t{0}), shown});
    }
    const auto rest = m_waterfall.notExplained();
    m_lines.push_back({notExplainedText(), rest ? bytes(*rest) : unknownText(),
                       notExplainedRule(m_waterfall, m_unit), QColor(), 0, rest.value_or(0)});
}

QFont RssWaterfallChart::ruleFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1.0);
    return small;
}

int RssWaterfallChart::lineHeight() const
{
    return fontMetrics().height() + kSpace;
}

/// Between the names and the sizes.
QRect RssWaterfallChart::barsArea() const
{
    int names = 0;
    int sizes = 0;
    for (const Line& line : m_lines) {
        names = std::max(names, fontMetrics().horizontalAdvance(line.name));
        sizes = std::max(sizes, fontMetrics().horizontalAdvance(line.size));
    }
    names = std::min(names, static_cast<int>(kNameShare * width()));
    const int left = kMargin + names + kMargin;
    const int right = width() - kMargin - sizes - kMargin;
    return {left, kMargin, std::max(right - left, 1),
            static_cast<int>(m_lines.size()) * lineHeight()};
}

QString RssWaterfallChart::ruleText(const Line& line) const
{
    return tr("%1: %2", "step of a waterfall, its rule").arg(line.name, line.rule);
}

int RssWaterfallChart::ruleHeight(const Line& line, int width) const
{
    constexpr int kAnyHeight = 10'000;
    const QRect room(0, 0, std::max(width, kLeastWidth) - 2 * kMargin, kAnyHeight);
    return QFontMetrics(ruleFont()).boundingRect(room, Qt::TextWordWrap, ruleText(line)).height();
}

int RssWaterfallChart::heightForWidth(int width) const
{
    int height = 3 * kMargin + static_cast<int>(m_lines.size()) * lineHeight();
    for (const Line& line : m_lines) {
        height += ruleHeight(line, width) + kSpace;
    }
    return height;
}

QSize RssWaterfallChart::sizeHint() const
{
    return {kUsualWidth, heightForWidth(kUsualWidth)};
}

QSize RssWaterfallChart::minimumSizeHint() const
{
    return {kLeastWidth, heightForWidth(std::max(width(), kLeastWidth))};
}

QRectF RssWaterfallChart::areaOf(std::size_t index) const
{
    const Line& line = m_lines[index];
    if (m_waterfall.rss <= 0 || line.length <= 0) {
        return {};
    }
    const QRect all = barsArea();
    const double scale = static_cast<double>(all.width()) / static_cast<double>(m_waterfall.rss);
    return {all.left() + static_cast<double>(line.begin) * scale,
            static_cast<double>(all.top() + static_cast<int>(index) * lineHeight() + kSpace),
            std::max(1.0, static_cast<double>(line.length) * scale),
            static_cast<double>(lineHeight() - 2 * kSpace)};
}

void RssWaterfallChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QColor text = palette().color(QPalette::WindowText);
    const QRect bars = barsArea();
    const int names = bars.left() - 2 * kMargin;
    int top = bars.top();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const QRect row(kMargin, top, width() - 2 * kMargin, lineHeight());
        painter.setPen(text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(line.name, Qt::ElideRight, names));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, line.size);
        painter.fillRect(QRect(bars.left(), top + kSpace, bars.width(), lineHeight() - 2 * kSpace),
                         palette().color(QPalette::AlternateBase));
        if (const QRectF area = areaOf(i); !area.isEmpty()) {
            painter.fillRect(area, line.colour.isValid()
                                       ? QBrush(line.colour)
                                       : QBrush(text, Qt::BDiagPattern)); // no colour of a part
        }
        top += lineHeight();
    }
    painter.setFont(ruleFont());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    top += kMargin;
    for (const Line& line : m_lines) {
        const QRect room(kMargin, top, width() - 2 * kMargin, ruleHeight(line, width()));
        painter.drawText(room, Qt::TextWordWrap, ruleText(line));
        top += room.height() + kSpace;
    }
}

} // namespace tidemark::app

#include "moc_rss_waterfall_chart.cpp"
