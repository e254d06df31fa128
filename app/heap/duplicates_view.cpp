// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/duplicates_view.h"

#include "app/heap/duplicate_tree.h"
#include "app/text/count_text.h"
#include "core/heap/node_names.h"

#include <QBoxLayout>
#include <QLabel>

namespace tidemark::app
{

namespace
{

constexpr int kMargin = 8;

} // namespace

DuplicatesView::DuplicatesView(Workspace& workspace, QWidget* parent)
    : ListingView(workspace, parent),
      m_limit(new QLabel(this))
{
    m_limit->setTextFormat(Qt::PlainText);
    m_limit->setWordWrap(true);
    m_limit->setForegroundRole(QPalette::PlaceholderText);
    m_limit->setContentsMargins(kMargin, 0, kMargin, kMargin / 2);
    column().insertWidget(1, m_limit);
    table().sortByColumn(DuplicateTree::Wasted, Qt::DescendingOrder);
    start();
}

bool DuplicatesView::isObject(const TreeEntry& entry) const
{
    return entry.kind != DuplicateTree::Group;
}

DuplicatesView::Work DuplicatesView::work() const
{
    const auto overview = analyses().overviewOf(snapshot());
    if (overview == nullptr) {
        return {};
    }
    return [overview](TaskControl& control) { return listDuplicates(overview, control); };
}

QString DuplicatesView::workSentence() const
{
    return tr("Finding strings of the same text…");
}

QString DuplicatesView::whyEmpty(const DuplicateListing& listing) const
{
    return listing.groups.empty() ? tr("No text stands in this snapshot more than once.")
                                  : QString();
}

void DuplicatesView::showLines(const ListingPtr& listing)
{
    const auto tree = std::make_shared<DuplicateTree>(listing, filter().filter(), sizeUnit());
    showTree(tree);
    const auto bytes = [this](std::uint64_t size) {
        return sizeText(static_cast<double>(size), sizeUnit());
    };
    const std::size_t all = listing->groups.size();
    filter().setNote(tree->textCount() == all
                         ? tr("%Ln text(s) · %1 wasted", nullptr, static_cast<int>(all))
                               .arg(bytes(listing->wastedBytes))
                         : tr("%1 of %2 texts · %3 of %4 wasted")
                               .arg(countText(tree->textCount()), countText(all),
                                    bytes(tree->wastedBytes()), bytes(listing->wastedBytes)));
}

void DuplicatesView::showControls(bool hasLines)
{
    ListingView::showControls(hasLines);
    m_limit->setVisible(hasLines);
}

QString DuplicatesView::name() const
{
    return tr("Duplicate strings");
}

void DuplicatesView::retranslate()
{
    m_limit->setText(tr("Snapshots keep the first %1 characters of a text. Longer ones, marked … "
                        "behind the quotation mark, may differ after that; they are of equal size.")
                         .arg(countText(kLongestText)));
    ListingView::retranslate();
}

} // namespace tidemark::app

#include "moc_duplicates_view.cpp"
