// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/column_text.h"

#include "app/text/kind_text.h"
#include "app/text/series_text.h"
#include "app/text/size_text.h"
#include "core/formats/series/choice_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ColumnText {
    Q_DECLARE_TR_FUNCTIONS(ColumnText)
};

} // namespace

QString takenText(const SourceColumn& column, bool isIgnored)
{
    switch (column.use) {
    case SourceColumn::Use::Time:
        return ColumnText::tr("the times of the rows");
    case SourceColumn::Use::Label:
        return ColumnText::tr("a name that tells rows apart");
    case SourceColumn::Use::LeftOut:
        return isIgnored ? ColumnText::tr("ignored, as you said") : ColumnText::tr("left out");
    case SourceColumn::Use::Series:
        break;
    }
    const QString meaning = meaningText(column.meaning, column.isInBytes());
    return column.kind == SeriesKind::Counter
               ? meaning
               : ColumnText::tr("%1: %2", "kind of memory: what told so")
                     .arg(kindText(column.kind), meaning);
}

QString choiceWordText(std::string_view word)
{
    const auto choice = columnChoiceOf({}, word);
    if (!choice) {
        return {};
    }
    if (choice->kind) {
        return kindText(*choice->kind);
    }
    switch (choice->use) {
    case ColumnChoice::Use::Memory:
        return ColumnText::tr("Memory");
    case ColumnChoice::Use::Counter:
        return ColumnText::tr("A counter");
    case ColumnChoice::Use::Ignored:
        return ColumnText::tr("Ignored");
    }
    return {};
}

QString unitText(const ChosenUnit& unit)
{
    const QString id = unit.id == "pages" ? ColumnText::tr("pages", "of memory, as a unit")
                                          : QString::fromUtf8(unit.id);
    return unit.bytes == 1.0 ? ColumnText::tr("bytes")
                             : ColumnText::tr("%1 (%2)", "a unit: its size in bytes")
                                   .arg(id, exactSizeText(unit.bytes));
}

} // namespace tidemark::app
