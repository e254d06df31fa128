// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/listing_text.h"

#include "app/text/count_text.h"
#include "app/text/size_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ListingText {
    Q_DECLARE_TR_FUNCTIONS(ListingText)
};

QString rowsText(HeapRow rows, std::size_t shown, std::size_t all)
{
    const auto number = static_cast<int>(all);
    const QString part = countText(shown);
    switch (rows) {
    case HeapRow::Holder:
        return shown == all ? ListingText::tr("%Ln holder(s)", nullptr, number)
                            : ListingText::tr("%1 of %2 holders").arg(part, countText(all));
    case HeapRow::Script:
        return shown == all ? ListingText::tr("%Ln source file(s)", nullptr, number)
                            : ListingText::tr("%1 of %2 source files").arg(part, countText(all));
    case HeapRow::Package:
        return shown == all ? ListingText::tr("%Ln package(s)", nullptr, number)
                            : ListingText::tr("%1 of %2 packages").arg(part, countText(all));
    default:
        return shown == all ? ListingText::tr("%Ln type(s)", nullptr, number)
                            : ListingText::tr("%1 of %2 types").arg(part, countText(all));
    }
}

} // namespace

QString groupingText(ObjectGrouping grouping)
{
    switch (grouping) {
    case ObjectGrouping::Shape:
        return ListingText::tr("By type and shape");
    case ObjectGrouping::Type:
        return ListingText::tr("By type");
    case ObjectGrouping::Holder:
        return ListingText::tr("By holder");
    case ObjectGrouping::Script:
        return ListingText::tr("By source file");
    case ObjectGrouping::Package:
        break;
    }
    return ListingText::tr("By package");
}

QString groupingHint(ObjectGrouping grouping)
{
    switch (grouping) {
    case ObjectGrouping::Shape:
        return ListingText::tr("Plain objects by the properties that they have in common");
    case ObjectGrouping::Type:
        return ListingText::tr("All plain objects are one type");
    case ObjectGrouping::Holder:
        return ListingText::tr("By the nearest variable or property that holds an object");
    case ObjectGrouping::Script:
        return ListingText::tr("By the file that made an object, or what alone keeps it");
    case ObjectGrouping::Package:
        break;
    }
    return ListingText::tr("By the npm package whose file made an object, or what alone keeps it");
}

HeapRow rowsOf(const TypeListing& listing)
{
    switch (listing.grouping) {
    case ObjectGrouping::Holder:
        return HeapRow::Holder;
    case ObjectGrouping::Script:
        return HeapRow::Script;
    case ObjectGrouping::Package:
        return HeapRow::Package;
    default:
        return listing.areSites ? HeapRow::Site : HeapRow::Type;
    }
}

QString listingNote(const TypeListing& listing, std::size_t shown, SizeUnit unit)
{
    const std::size_t all = listing.rows.size();
    const QString size = sizeText(static_cast<double>(listing.totalBytes), unit);
    if (listing.areSites) {
        return ListingText::tr("%1 of %2 lines · %3 blocks · %4")
            .arg(countText(shown), countText(all), countText(listing.objects), size);
    }
    return ListingText::tr("%1 · %2 objects · %3")
        .arg(rowsText(rowsOf(listing), shown, all), countText(listing.objects), size);
}

} // namespace tidemark::app
