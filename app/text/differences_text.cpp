// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/differences_text.h"

#include "app/text/count_text.h"
#include "app/text/file_text.h"
#include "app/text/time_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct DifferencesText {
    Q_DECLARE_TR_FUNCTIONS(DifferencesText)
};

QString timeText(std::int64_t position, const Recording& recording)
{
    const AxisUnit axis = recording.timeline.axis;
    return axis == AxisUnit::Nanoseconds && recording.startedUnixNs
               ? wallClockText(*recording.startedUnixNs + position)
               : axisPositionText(axis, position);
}

QString objectsText(const HeapTotal& total)
{
    return total.objects ? countText(*total.objects) : unknownText();
}

QString bytesText(const HeapTotal& total, SizeUnit unit)
{
    return total.bytes ? sizeText(static_cast<double>(*total.bytes), unit) : unknownText();
}

/// "Computed in the program itself, by memwatch HeapDiff: from 18:00:12 to 18:02:12."
QString originText(const TypeDifferences& differences, const Recording& recording)
{
    const QString tool = fileText(differences.tool);
    const QString end = differencesTime(differences, recording);
    if (end.isEmpty()) {
        return DifferencesText::tr("Computed in the program itself, by %1.").arg(tool);
    }
    if (!differences.before.position) {
        return DifferencesText::tr("Computed in the program itself, by %1: up to %2.")
            .arg(tool, end);
    }
    return DifferencesText::tr("Computed in the program itself, by %1: from %2 to %3.")
        .arg(tool, timeText(*differences.before.position, recording), end);
}

/// What the types come to, where that is not what the whole heap changed by.
QString sumText(const TypeDifferences& differences, SizeUnit unit)
{
    std::int64_t sum = 0;
    for (const TypeDifference& type : differences.types) {
        sum += type.sizeDelta;
    }
    if (differences.types.empty() || !differences.sizeDelta || sum == *differences.sizeDelta) {
        return {};
    }
    const auto textIn = [](SizeUnit used, std::int64_t bytes) {
        return signedSizeText(static_cast<double>(bytes), used);
    };
    const bool isAlike = textIn(unit, sum) == textIn(unit, *differences.sizeDelta);
    const auto exact = [&](std::int64_t bytes) {
        return textIn(isAlike ? SizeUnit::Bytes : unit, bytes);
    };
    const QString text = differences.isWhole
                             ? DifferencesText::tr("The types listed add up to %1, the whole heap "
                                                   "changed by %2: the tool does not list all that "
                                                   "changed.")
                             : DifferencesText::tr("The types listed add up to %1, the whole heap "
                                                   "changed by %2.");
    return text.arg(exact(sum), exact(*differences.sizeDelta));
}

} // namespace

QString differencesTime(const TypeDifferences& differences, const Recording& recording)
{
    return differences.after.position ? timeText(*differences.after.position, recording)
                                      : QString();
}

QStringList differencesSentences(const TypeDifferences& differences, const Recording& recording,
                                 SizeUnit unit)
{
    const HeapTotal& before = differences.before;
    const HeapTotal& after = differences.after;
    QStringList sentences{originText(differences, recording)};
    if (before.objects || before.bytes || after.objects || after.bytes) {
        sentences << DifferencesText::tr("The heap before: %1 objects, %2; after: %3 objects, %4.")
                         .arg(objectsText(before), bytesText(before, unit), objectsText(after),
                              bytesText(after, unit));
    }
    sentences << DifferencesText::tr("Sizes are those of the objects alone; what they retain and "
                                     "what holds them is not known.");
    if (!differences.isWhole) {
        sentences << DifferencesText::tr("The list of types is incomplete: it was cut when it was "
                                         "printed.");
    }
    if (const QString sum = sumText(differences, unit); !sum.isEmpty()) {
        sentences << sum;
    }
    return sentences;
}

} // namespace tidemark::app
