// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/change_area_source.h"

#include "app/text/plain_text.h"
#include "app/workspace/palette.h"

#include <QCoreApplication>
#include <QStringList>

namespace tidemark::app
{

namespace
{

struct ChangeAreaText {
    Q_DECLARE_TR_FUNCTIONS(ChangeAreaText)
};

constexpr QRgb kSameColour = 0xff8a8f98;

/// The places of the tones.
enum ChangeTone : std::size_t { Grew, Shrank, Same };

} // namespace

ChangeAreaSource::ChangeAreaSource(std::shared_ptr<const WeightedTree> tree,
                                   std::shared_ptr<const TypeComparison> comparison, SizeUnit unit)
    : AreaSource(std::move(tree)),
      m_comparison(std::move(comparison)),
      m_unit(unit),
      m_tones{{ChangeAreaText::tr("+ grew"), QColor::fromRgb(kGrowthColour), AreaPattern::Grown},
              {ChangeAreaText::tr("− shrank"), QColor::fromRgb(kShrinkColour), AreaPattern::Shrunk},
              {ChangeAreaText::tr("unchanged"), QColor::fromRgb(kSameColour), AreaPattern::None}}
{
}

QString ChangeAreaSource::name(std::uint32_t node) const
{
    return node == WeightedTree::kRoot
               ? ChangeAreaText::tr("All types")
               : singleLine(
                     QString::fromStdString(m_comparison->types[tree().item(node)].heapClass.name));
}

QString ChangeAreaSource::weightText(std::uint64_t weight) const
{
    return sizeText(static_cast<double>(weight), m_unit);
}

QString ChangeAreaSource::figure(std::uint32_t node) const
{
    return signedSizeText(static_cast<double>(tree().change(node)), m_unit);
}

QString ChangeAreaSource::details(std::uint32_t node) const
{
    const QString change =
        signedSizeText(static_cast<double>(tree().change(node)), SizeUnit::Bytes);
    QStringList lines{name(node)};
    if (node != WeightedTree::kRoot && m_comparison->matching != Matching::Recorded) {
        const ComparedBytes bytes = comparedBytes(m_comparison->types[tree().item(node)]);
        lines << ChangeAreaText::tr("A: %1 · B: %2", "sizes")
                     .arg(exactSizeText(static_cast<double>(bytes.before)),
                          exactSizeText(static_cast<double>(bytes.after)));
    }
    lines << change;
    return lines.join(QLatin1Char('\n'));
}

std::size_t ChangeAreaSource::tone(std::uint32_t node) const
{
    const std::int64_t change = tree().change(node);
    return change > 0 ? Grew : change < 0 ? Shrank : Same;
}

AreaSource::Finder ChangeAreaSource::finder() const
{
    return [tree = sharedTree(), comparison = m_comparison](const QString& text,
                                                            TaskControl& /*control*/) {
        Marked marked(tree->size(), false);
        for (std::uint32_t node = 1; node < tree->size(); ++node) {
            marked[node] =
                QString::fromStdString(comparison->types[tree->item(node)].heapClass.name)
                    .contains(text, Qt::CaseInsensitive);
        }
        return marked;
    };
}

} // namespace tidemark::app
