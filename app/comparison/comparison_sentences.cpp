// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_sentences.h"

#include "app/text/count_text.h"
#include "app/text/differences_text.h"
#include "app/text/error_text.h"
#include "core/snapshots/comparison_total.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ComparisonSentences {
    Q_DECLARE_TR_FUNCTIONS(ComparisonSentences)
};

QString signedText(std::int64_t bytes, SizeUnit unit)
{
    return signedSizeText(static_cast<double>(bytes), unit);
}

/// Of the whole heap as far as that was recorded, else of the types that were.
QString recordedHeadline(const TypeDifferences& recorded, const ComparisonTotal& total,
                         SizeUnit unit)
{
    return ComparisonSentences::tr("%1 · %2 new · %3 deleted · recorded")
        .arg(signedText(recorded.sizeDelta.value_or(total.sizeDelta), unit),
             countText(recorded.addedCount.value_or(total.added)),
             countText(recorded.removedCount.value_or(total.removed)));
}

} // namespace

QString comparisonHeadline(const TypeComparison& comparison, SizeUnit unit)
{
    const ComparisonTotal total = totalOf(comparison);
    if (comparison.recorded != nullptr) {
        return recordedHeadline(*comparison.recorded, total, unit);
    }
    const QString size = signedText(total.sizeDelta, unit);
    const QString text =
        comparison.isByObject() ? ComparisonSentences::tr("%1 · %2 new · %3 deleted")
                                      .arg(size, countText(total.added), countText(total.removed))
        : comparison.areSites ? ComparisonSentences::tr("%1 · matched by line").arg(size)
                              : ComparisonSentences::tr("%1 · matched by type").arg(size);
    return total.grown == 0
               ? text
               : text +
                     ComparisonSentences::tr(" · %1 in place").arg(signedText(total.grown, unit));
}

QStringList comparisonNotes(const Workspace& workspace)
{
    const auto& comparison = workspace.comparison.table().comparison;
    const auto failure = workspace.comparison.failure();
    QStringList notes;
    if (comparison == nullptr) {
        return notes;
    }
    if (failure) {
        notes << ComparisonSentences::tr("Retained sizes are not known: %1")
                     .arg(failure->code == ErrorCode::Cancelled
                              ? ComparisonSentences::tr("cancelled.")
                              : errorText(*failure));
    }
    if (!comparison->isOneProcess) {
        notes << (comparison->isByObject()
                      ? ComparisonSentences::tr(
                            "These snapshots seem to be of different processes: the same ids mean "
                            "different objects, so that new and deleted objects say little.")
                      : ComparisonSentences::tr(
                            "These snapshots seem to be of different processes: they are compared "
                            "by type, because the same ids mean different objects."));
    }
    const auto& shown = workspace.session.snapshots().differences();
    const OpenRecording* const open = shown ? workspace.session.find(shown->recordingId) : nullptr;
    if (comparison->recorded != nullptr && open != nullptr) {
        QString note;
        for (const QString& sentence : differencesSentences(*comparison->recorded, *open->recording,
                                                            workspace.options.sizeUnit())) {
            note = note.isEmpty()
                       ? sentence
                       : ComparisonSentences::tr("%1 %2", "sentences in a row").arg(note, sentence);
        }
        notes << note;
    }
    return notes;
}

QString nothingChangedSentence(const TypeComparison& comparison)
{
    switch (comparison.matching) {
    case Matching::ByObject:
        return ComparisonSentences::tr("The snapshots hold the same objects: nothing changed.");
    case Matching::ByType:
        if (comparison.areSites) {
            return ComparisonSentences::tr("Nothing changed: what lives of each line is the same "
                                           "in both.");
        }
        return ComparisonSentences::tr("Matched by type, nothing changed: every type has as many "
                                       "objects and bytes in both.");
    case Matching::Recorded:
        break;
    }
    return comparison.recorded->isWhole
               ? ComparisonSentences::tr("No type changed.")
               : ComparisonSentences::tr("No type is listed: Node cut the list when it printed it. "
                                         "Print JSON.stringify(diff) to have all.");
}

} // namespace tidemark::app
