// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/mapping_columns.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct MappingColumnText {
    Q_DECLARE_TR_FUNCTIONS(MappingColumns)
};

} // namespace

ColumnTitle columnTitle(MappingColumn column)
{
    switch (column) {
    case MappingColumn::Name:
        return MappingColumnText::tr("Mapping");
    case MappingColumn::Kind:
        return MappingColumnText::tr("Kind");
    case MappingColumn::Count:
        return {MappingColumnText::tr("Mappings"),
                MappingColumnText::tr("How many there are of this kind and name"),
                MappingColumnText::tr("Count")};
    case MappingColumn::Size:
        return {MappingColumnText::tr("Address space"),
                MappingColumnText::tr("Mapped, be it in memory or not")};
    case MappingColumn::Rss:
        return {MappingColumnText::tr("RSS"),
                MappingColumnText::tr("In memory, however many processes share it")};
    case MappingColumn::Pss:
        return {MappingColumnText::tr("PSS"),
                MappingColumnText::tr("In memory, each page divided by the processes that map it")};
    case MappingColumn::Uss:
        return {MappingColumnText::tr("USS"),
                MappingColumnText::tr("In memory and mapped by this process alone")};
    case MappingColumn::Swap:
        break;
    }
    return {MappingColumnText::tr("Swap"), MappingColumnText::tr("Swapped out")};
}

} // namespace tidemark::app
