// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_painter.h"

#include "app/areas/area_text.h"
#include "app/areas/laid_out_areas.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kFilled = 0.5;    ///< of the tone in an area
constexpr double kTitled = 0.3;    ///< in one with a title, around its children
constexpr double kFaded = 0.82;    ///< of the background in what does not match
constexpr double kPlain = 0.12;    ///< of the text in what did not change
constexpr double kLine = 0.75;     ///< of the background in the line between cells
constexpr double kTitleLine = 0.5; ///< likewise, around those with a title
constexpr double kUnlit = 0.4;     ///< of the background in a name that does not match
constexpr int kPatternPitch = 6;
constexpr int kLeastEdged = 4; ///< device pixels; smaller cells have no line around them
constexpr double kLeastNamed = 34.0;
constexpr double kNamePadding = 4.0;
constexpr qsizetype kLeastLetters = 5; ///< of a name that is cut
constexpr double kTwoLines = 2.2; ///< heights of text that name and figure need below each other
constexpr std::uint32_t kMostLookedAt = 4096; ///< nodes of a rest

QColor mixed(const QColor& a, const QColor& b, double shareOfB)
{
    const auto channel = [shareOfB](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * shareOfB));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

/// The pixels of a picture, filled without a painter: tens of thousands of rectangles a frame.
class AreaPixels
{
public:
    /// Of an image of 32 bits a pixel, which must outlive it and be nobody else's.
    explicit AreaPixels(QImage& image)
        : m_bits(image.bits()),
          m_lineBytes(image.bytesPerLine()),
          m_all(image.rect())
    {
    }

    void fill(const QRect& rect, QRgb colour)
    {
        const QRect inside = rect & m_all;
        for (int y = inside.top(); y <= inside.bottom(); ++y) {
            QRgb* const line = lineAt(y);
            std::fill(line + inside.left(), line + inside.right() + 1, colour);
        }
    }

    void hatch(const QRect& rect, AreaPattern pattern, int pitch, QRgb colour)
    {
        const QRect inside = rect & m_all;
        for (int y = inside.top(); y <= inside.bottom(); ++y) {
            QRgb* const line = lineAt(y);
            const int shift = pattern == AreaPattern::Grown ? y % pitch : pitch - 1 - y % pitch;
            int x = inside.left();
            x += (pitch - (x + shift) % pitch) % pitch;
            for (; x <= inside.right(); x += pitch) {
                line[x] = colour;
            }
        }
    }

private:
    QRgb* lineAt(int y) { return reinterpret_cast<QRgb*>(m_bits + y * m_lineBytes); }

    uchar* m_bits;
    qsizetype m_lineBytes;
    QRect m_all;
};

/// The colours of one tone on a palette.
struct ToneColours {
    QRgb filled;
    QRgb titled;
    QRgb lines;
};

ToneColours coloursOf(const QColor& tone, const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    return {mixed(base, tone, kFilled).rgb(), mixed(base, tone, kTitled).rgb(),
            mixed(base, tone, 1.0).rgb()};
}

/// Draws one picture.
class AreaPainter
{
public:
    AreaPainter(const AreaLayout& layout, const AreaSource& source, const AreaLook& look)
        : m_layout(layout),
          m_source(source),
          m_look(look),
          m_base(look.palette.color(QPalette::Base)),
          m_image(look.size * look.pixelRatio, QImage::Format_RGB32),
          m_pixels(m_image)
    {
        m_image.setDevicePixelRatio(look.pixelRatio);
        m_image.fill(m_base);
        for (const AreaTone& tone : source.tones()) {
            m_tones.push_back(coloursOf(tone.colour, look.palette));
        }
        m_plain = coloursOf(look.palette.color(QPalette::Text), look.palette);
        m_plain.filled = mixed(m_base, look.palette.color(QPalette::Text), kPlain).rgb();
        m_plain.titled = m_plain.filled;
    }

    QImage draw()
    {
        findLit();
        for (std::uint32_t cell = 0; cell < m_layout.cells.size(); ++cell) {
            if (isSeen(m_layout.cells[cell])) {
                drawCell(cell);
            }
        }
        drawNames();
        return std::move(m_image);
    }

private:
    bool isSeen(const AreaCell& cell) const
    {
        return cell.rect.bottom() > m_look.top && cell.rect.y < m_look.top + m_look.size.height();
    }

    /// Edges are rounded, not sizes: neighbours share theirs.
    QRect pixelsOf(const AreaRect& rect) const
    {
        const auto pixel = [this](double at) {
            return static_cast<int>(std::lround(at * m_look.pixelRatio));
        };
        const int left = pixel(rect.x);
        const int top = pixel(rect.y - m_look.top);
        return {left, top, pixel(rect.right()) - left, pixel(rect.bottom() - m_look.top) - top};
    }

    bool isMarked(const AreaCell& cell) const
    {
        const AreaSource::Marked& marked = *m_look.marked;
        if (cell.isRest) {
            const std::uint32_t last =
                cell.nodes.first + std::min(cell.nodes.count(), kMostLookedAt);
            return std::find(marked.begin() + cell.nodes.first, marked.begin() + last, true) !=
                   marked.begin() + last;
        }
        for (std::uint32_t node = cell.node();; node = m_source.tree().parent(node)) {
            if (marked[node] || node == cell.top) {
                return marked[node];
            }
        }
    }

    /// What is marked, or inside of what is; all if nothing is searched for.
    void findLit()
    {
        m_lit.assign(m_layout.cells.size(), m_look.marked == nullptr);
        if (m_look.marked == nullptr) {
            return;
        }
        for (std::size_t i = 0; i < m_layout.cells.size(); ++i) {
            const AreaCell& cell = m_layout.cells[i];
            m_lit[i] = (i > 0 && m_lit[cell.parent]) || isMarked(cell);
        }
    }

    QRgb faded(QRgb colour, bool isLit) const
    {
        return isLit ? colour : mixed(QColor::fromRgb(colour), m_base, kFaded).rgb();
    }

    void drawCell(std::uint32_t index)
    {
        const AreaCell& cell = m_layout.cells[index];
        const QRect pixels = pixelsOf(cell.rect);
        if (pixels.isEmpty()) {
            return;
        }
        const bool isLit = m_lit[index];
        const bool isOpen = cell.childCount > 0 && !m_layout.hasRows;
        const bool isPlain = cell.isRest || cell.top == WeightedTree::kRoot; // of all tones
        const ToneColours& tone = isPlain ? m_plain : m_tones[m_source.tone(cell.node())];
        if (isOpen) {
            m_pixels.fill(pixels, faded(cell.hasTitle ? tone.titled : tone.filled, isLit));
        } else if (m_source.tree().hasChanges() && !isPlain) {
            drawChange(cell, pixels, isLit);
        } else {
            m_pixels.fill(pixels, faded(tone.filled, isLit));
        }
        const bool isFound = isLit && m_look.marked != nullptr && !m_lit[cell.parent];
        drawEdge(pixels, isFound ? 0.0 : cell.hasTitle ? kTitleLine : kLine, isFound);
    }

    /// The part of the area that came stands at its foot, the part that went at its head.
    void drawChange(const AreaCell& cell, const QRect& pixels, bool isLit)
    {
        m_pixels.fill(pixels, faded(m_plain.filled, isLit));
        const std::uint64_t weight = m_source.tree().weight(cell.node());
        const std::int64_t change = m_source.tree().change(cell.node());
        if (change == 0 || weight == 0) {
            return;
        }
        const double share =
            std::min(std::abs(static_cast<double>(change)) / static_cast<double>(weight), 1.0);
        const int height = std::max(static_cast<int>(std::lround(share * pixels.height())), 1);
        QRect changed = pixels;
        changed.setHeight(height);
        if (change > 0) {
            changed.moveBottom(pixels.bottom());
        }
        const std::size_t place = m_source.tone(cell.node());
        m_pixels.fill(changed, faded(m_tones[place].filled, isLit));
        m_pixels.hatch(changed, m_source.tones()[place].pattern, patternPitch(),
                       faded(m_tones[place].lines, isLit));
    }

    int patternPitch() const
    {
        return static_cast<int>(std::lround(kPatternPitch * m_look.pixelRatio));
    }

    /// A line to the right and below; all around what was searched for.
    void drawEdge(const QRect& pixels, double shareOfBase, bool isFound)
    {
        if (pixels.width() < kLeastEdged || pixels.height() < kLeastEdged) {
            return;
        }
        const QColor text = m_look.palette.color(QPalette::Text);
        const QRgb line = mixed(text, m_base, shareOfBase).rgb();
        m_pixels.fill({pixels.left(), pixels.bottom(), pixels.width(), 1}, line);
        m_pixels.fill({pixels.right(), pixels.top(), 1, pixels.height()}, line);
        if (isFound) {
            m_pixels.fill({pixels.left(), pixels.top(), pixels.width(), 1}, line);
            m_pixels.fill({pixels.left(), pixels.top(), 1, pixels.height()}, line);
        }
    }

    void drawNames()
    {
        QPainter painter(&m_image);
        painter.setFont(m_look.font);
        const QFontMetricsF metrics(m_look.font);
        for (std::uint32_t index = 0; index < m_layout.cells.size(); ++index) {
            const AreaCell& cell = m_layout.cells[index];
            const bool hasRoom = cell.rect.width >= kLeastNamed &&
                                 cell.rect.height >= metrics.height() && isSeen(cell);
            if (hasRoom && (cell.childCount == 0 || cell.hasTitle || m_layout.hasRows)) {
                QColor colour = m_look.palette.color(QPalette::Text);
                if (!m_lit[index]) {
                    colour = mixed(colour, m_base, kUnlit);
                }
                painter.setPen(colour);
                drawName(painter, metrics, cell);
            }
        }
    }

    /// Of a chain that does not fit the end alone; nothing where next to nothing would be left.
    QString fitted(QString name, const AreaCell& cell, const QFontMetricsF& metrics,
                   double room) const
    {
        if (!cell.isRest && cell.top != cell.node() && metrics.horizontalAdvance(name) > room) {
            name = m_source.name(cell.node());
        }
        const QString cut = metrics.elidedText(name, Qt::ElideMiddle, room);
        return cut.size() < kLeastLetters && cut != name ? QString() : cut;
    }

    QString nameOf(const AreaCell& cell) const
    {
        return !cell.isRest    ? chainText(m_source, cell)
               : cell.hasTitle ? restText(cell.nodes.count())
                               : QStringLiteral("×%1").arg(QLocale().toString(cell.nodes.count()));
    }

    void drawName(QPainter& painter, const QFontMetricsF& metrics, const AreaCell& cell) const
    {
        const QRectF room(cell.rect.x + kNamePadding, cell.rect.y - m_look.top,
                          cell.rect.width - 2 * kNamePadding, cell.rect.height - 1);
        const QString name = nameOf(cell);
        const QString figure = cell.isRest ? m_source.weightText(m_source.tree().weight(cell.nodes))
                                           : m_source.figure(cell.node());
        const double figureWidth = metrics.horizontalAdvance(figure);
        const bool isLine = cell.hasTitle || room.height() < kTwoLines * metrics.height();
        const double height = isLine && !cell.hasTitle ? room.height() : metrics.height() + 2;
        const QRectF line(room.x(), room.y(), room.width(), height);
        const bool hasFigure = isLine && figureWidth < room.width() * 0.5;
        const double nameWidth = room.width() - (hasFigure ? figureWidth + 2 * kNamePadding : 0.0);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fitted(name, cell, metrics, nameWidth));
        if (hasFigure) {
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, figure);
        } else if (!isLine && figureWidth < room.width()) {
            painter.drawText(line.translated(0, metrics.height()),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, figure);
        }
    }

    const AreaLayout& m_layout;
    const AreaSource& m_source;
    const AreaLook& m_look;
    QColor m_base;
    QImage m_image;
    AreaPixels m_pixels;
    std::vector<ToneColours> m_tones;
    ToneColours m_plain{};   ///< of what has no tone
    std::vector<bool> m_lit; ///< by cell
};

} // namespace

QColor fillOf(const QColor& tone, const QPalette& palette)
{
    return QColor::fromRgb(coloursOf(tone, palette).filled);
}

void fillTone(QImage& image, const QRect& rect, const AreaTone& tone, const QPalette& palette)
{
    AreaPixels pixels(image);
    const ToneColours colours = coloursOf(tone.colour, palette);
    pixels.fill(rect, colours.filled);
    if (tone.pattern != AreaPattern::None) {
        pixels.hatch(rect, tone.pattern,
                     static_cast<int>(std::lround(kPatternPitch * image.devicePixelRatio())),
                     colours.lines);
    }
}

void outlineArea(QPainter& painter, const QRectF& area, const QColor& colour, double width)
{
    const double half = width / 2;
    QPen pen(painter.background().color(), 1.0);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawRect(area.adjusted(width + 0.5, width + 0.5, -width - 0.5, -width - 0.5));
    pen.setColor(colour);
    pen.setWidthF(width);
    painter.setPen(pen);
    painter.drawRect(area.adjusted(half, half, -half, -half));
}

QImage pictureOf(const AreaLayout& layout, const AreaSource& source, const AreaLook& look)
{
    return look.size.isEmpty() ? QImage() : AreaPainter(layout, source, look).draw();
}

} // namespace tidemark::app
