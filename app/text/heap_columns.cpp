// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/heap_columns.h"

#include "app/text/figure_columns.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct HeapColumnText {
    Q_DECLARE_TR_FUNCTIONS(HeapColumns)
};

/// Columns of what came between two snapshots.
ColumnTitle titleOfChange(HeapColumn column)
{
    switch (column) {
    case HeapColumn::New:
        return {HeapColumnText::tr("# New"),
                HeapColumnText::tr("Objects that are only in snapshot B")};
    case HeapColumn::Deleted:
        return {HeapColumnText::tr("# Deleted"),
                HeapColumnText::tr("Objects that are only in snapshot A")};
    case HeapColumn::CountDelta:
        return {HeapColumnText::tr("# Delta"), HeapColumnText::tr("New objects less deleted ones")};
    case HeapColumn::AllocatedSize:
        return ColumnTitle(HeapColumnText::tr("Allocated size"),
                           HeapColumnText::tr("Size of the new objects alone"),
                           HeapColumnText::tr("Alloc. size"))
            .in(kBytesName);
    case HeapColumn::FreedSize:
        return ColumnTitle(HeapColumnText::tr("Freed size"),
                           HeapColumnText::tr("Size of the deleted objects alone"))
            .in(kBytesName);
    case HeapColumn::SizeDelta:
        return ColumnTitle(HeapColumnText::tr("Size delta"),
                           HeapColumnText::tr("Size of the new objects less that of deleted ones"))
            .in(kBytesName);
    case HeapColumn::RetainedDelta:
        return ColumnTitle(
                   HeapColumnText::tr("Retained delta"),
                   HeapColumnText::tr("What the objects keep alive in B less what they keep alive "
                                      "in A"),
                   HeapColumnText::tr("Retained Δ"))
            .in(kBytesName);
    default:
        return ColumnTitle(
                   HeapColumnText::tr("Grown in place"),
                   HeapColumnText::tr("By how much objects that are in both snapshots grew, less "
                                      "what they shrank"),
                   HeapColumnText::tr("In place"))
            .in(kBytesName);
    }
}

/// What the rows stand for.
ColumnTitle titleOfRows(HeapRow row)
{
    switch (row) {
    case HeapRow::Site:
        return {HeapColumnText::tr("Line"), HeapColumnText::tr("The line that allocated")};
    case HeapRow::Holder:
        return {HeapColumnText::tr("Held by"),
                HeapColumnText::tr("The nearest variable or property that holds the objects")};
    case HeapRow::Script:
        return {HeapColumnText::tr("Source file"),
                HeapColumnText::tr("The file that made the objects, or what alone keeps them")};
    case HeapRow::Package:
        return {HeapColumnText::tr("Package"),
                HeapColumnText::tr("The npm package whose file made the objects, or what alone "
                                   "keeps them")};
    default:
        return HeapColumnText::tr("Type");
    }
}

} // namespace

ColumnTitle columnTitle(HeapColumn column, HeapRow row)
{
    const bool isType = row != HeapRow::Object;
    if (column == HeapColumn::Type) {
        return titleOfRows(row);
    }
    if (row == HeapRow::Site && column == HeapColumn::Objects) {
        return {HeapColumnText::tr("Blocks"),
                HeapColumnText::tr("How many live that the line allocated")};
    }
    switch (column) {
    case HeapColumn::Objects:
        return {HeapColumnText::tr("Objects"), HeapColumnText::tr("How many there are"),
                HeapColumnText::tr("Count")};
    case HeapColumn::Distance:
        return {HeapColumnText::tr("Distance"),
                isType ? HeapColumnText::tr("Steps from the roots of the program, of the nearest "
                                            "object")
                       : HeapColumnText::tr("Steps from the roots of the program")};
    case HeapColumn::ShallowSize:
        return ColumnTitle(HeapColumnText::tr("Shallow size"),
                           isType ? HeapColumnText::tr("Of the objects alone")
                                  : HeapColumnText::tr("Of the object alone"),
                           HeapColumnText::tr("Shallow"))
            .in(kBytesName);
    case HeapColumn::RetainedSize:
        return ColumnTitle(HeapColumnText::tr("Retained size"),
                           isType ? HeapColumnText::tr("What freeing all of the objects would free")
                                  : HeapColumnText::tr("What freeing the object would free"),
                           HeapColumnText::tr("Retained"))
            .in(kBytesName);
    default:
        return titleOfChange(column);
    }
}

} // namespace tidemark::app
