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
    : GroupTree(HeapCells(listing->overview, unit), {.shallow = Size}, {NodeKey::Id, false}),
      m_listing(std::move(listing))
{
    for (std::uint32_t group = 0; group < m_listing->groups.size(); ++group) {
        const DuplicateStrings& strings = m_listing->groups[group];
        if (filter.matches(strings.text)) {
            m_groups.push_back(group);
            m_wastedBytes += strings.wastedBytes();
        }
    }
}

std::vector<TreeColumn> DuplicateTree::columns() const
{
    return {
        {DuplicateTreeText::tr("Text"), {}, false, true},
        {DuplicateTreeText::tr("Copies"), DuplicateTreeText::tr("Strings of this text and size"),
         true, false},
        {DuplicateTreeText::tr("Size of each"), {}, true, false},
        {DuplicateTreeText::tr("Wasted"),
         DuplicateTreeText::tr("What all copies but one take: one would be enough"), true, false},
    };
}

void DuplicateTree::sort(std::vector<std::uint32_t>& groups, const TreeOrder& order) const
{
    const auto& all = m_listing->groups;
    switch (order.column) {
    case Text:
        sortBy(groups, order, [&](std::uint32_t group) { return m_listing->textRanks[group]; });
        break;
    case Copies:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].nodes.size(); });
        break;
    case Size:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].bytes; });
        break;
    case Wasted:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].wastedBytes(); });
        break;
    default:
        break;
    }
}

std::span<const std::uint32_t> DuplicateTree::members(std::uint32_t group) const
{
    return m_listing->groups[group].nodes;
}

TreeCell DuplicateTree::groupCell(std::uint32_t group, int column) const
{
    const DuplicateStrings& strings = m_listing->groups[group];
    switch (column) {
    case Copies:
        return countCell(strings.nodes.size());
    case Size:
        return cells().size(static_cast<double>(strings.bytes));
    case Wasted:
        return cells().size(static_cast<double>(strings.wastedBytes()));
    default:
        return {quotedText(strings, kShownCharacters), quotedText(strings, -1), 0.0};
    }
}

/// A bar of the most wasteful: beside the whole heap, most texts are nothing.
std::optional<CellBar> DuplicateTree::bar(const TreeEntry& entry, int column,
                                          const TreeCell& cell) const
{
    if (entry.kind != Group || column != Wasted) {
        return {};
    }
    const double most = static_cast<double>(m_listing->groups.front().wastedBytes());
    return CellBar{CellBar::Kind::Share, cell.number, 0.0, most};
}

QString DuplicateTree::hint(const TreeEntry& entry) const
{
    if (entry.kind != Group || !m_listing->groups[entry.item].isCut) {
        return {};
    }
    return groupCell(entry.item, Text).exact + QLatin1Char('\n') +
           DuplicateTreeText::tr("Cut in the file: the strings may differ behind that.");
}

} // namespace tidemark::app
