// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/duplicate_tree.h"

#include "app/text/plain_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct DuplicateTreeText {
    Q_DECLARE_TR_FUNCTIONS(DuplicateTreeText)
};

/// Characters of a text that a cell takes; all are in the clipboard.
constexpr qsizetype kShownCharacters = 200;

const QChar kEllipsis(0x2026);

/// The text in quotes on one line; the ellipsis behind them says that the file has it cut.
QString quotedText(const DuplicateStrings& group, qsizetype limit)
{
    const QString text = singleLine(QString::fromStdString(group.text));
    const bool isWhole = limit < 0 || text.size() <= limit;
    const QString shown = isWhole ? text : text.left(limit) + kEllipsis;
    return QStringLiteral("\"%1\"%2").arg(shown, group.isCut ? QString(kEllipsis) : QString());
}

} // namespace

DuplicateTree::DuplicateTree(std::shared_ptr<const DuplicateListing> listing,
                             const TextFilter& filter, SizeUnit unit)
    : GroupTree(HeapCells(listing->overview, unit)),
      m_listing(std::move(listing))
{
    for (std::uint32_t group = 0; group < m_listing->groups.size(); ++group) {
        const DuplicateStrings& strings = m_listing->groups[group];
        if (filter.matches(strings.text)) {
            m_groups.push_back(group);
            m_wastedBytes += strings.wastedBytes();
        }
    }
    describeColumns();
}

void DuplicateTree::describeColumns()
{
    const std::span all(m_listing->groups);
    const std::span ranks(m_listing->textRanks);
    HeapTreeColumn size = sizeColumn(DuplicateTreeText::tr("Size of each"),
                                     [all](std::uint32_t group) { return all[group].bytes; });
    size.figure = NodeKey::Shallow;
    HeapTreeColumn wasted =
        sizeColumn({DuplicateTreeText::tr("Wasted"),
                    DuplicateTreeText::tr("What all copies but one take: one would be enough")},
                   [all](std::uint32_t group) { return all[group].wastedBytes(); });
    if (!all.empty()) { // beside the whole heap, most texts are nothing
        wasted.fullBar = static_cast<double>(all.front().wastedBytes());
    }
    setColumns({groupColumn(
                    codeHeading(DuplicateTreeText::tr("Text")),
                    [all](std::uint32_t group) {
                        return TreeCell{quotedText(all[group], kShownCharacters),
                                        quotedText(all[group], -1), 0.0};
                    },
                    [ranks](std::uint32_t group) { return ranks[group]; }),
                countColumn({DuplicateTreeText::tr("Copies"),
                             DuplicateTreeText::tr("Strings of this text and size")},
                            [all](std::uint32_t group) { return all[group].nodes.size(); }),
                std::move(size), std::move(wasted)});
}

std::span<const std::uint32_t> DuplicateTree::members(std::uint32_t group) const
{
    return m_listing->groups[group].nodes;
}

QString DuplicateTree::groupHint(std::uint32_t group) const
{
    if (!m_listing->groups[group].isCut) {
        return {};
    }
    return quotedText(m_listing->groups[group], -1) + QLatin1Char('\n') +
           DuplicateTreeText::tr("Cut in the file: the strings may differ behind that.");
}

} // namespace tidemark::app
