// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/left_out_runs.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct LeftOutText {
    Q_DECLARE_TR_FUNCTIONS(LeftOutRuns)
};

constexpr qsizetype kMostNames = 2;

/// "a, b", "a and 3 more".
QString namesText(const QStringList& names)
{
    if (names.size() <= kMostNames) {
        return names.join(LeftOutText::tr(", ", "between names of runs"));
    }
    return LeftOutText::tr("%1 and %n more", nullptr, static_cast<int>(names.size() - 1))
        .arg(names.front());
}

/// What positions of an axis count, in the middle of a sentence.
QString countedText(AxisUnit axis)
{
    switch (axis) {
    case AxisUnit::Nanoseconds:
        return LeftOutText::tr("time", "what an axis counts");
    case AxisUnit::Instructions:
        return LeftOutText::tr("instructions", "what an axis counts");
    case AxisUnit::AllocatedBytes:
        return LeftOutText::tr("allocated bytes", "what an axis counts");
    case AxisUnit::Ordinal:
        break;
    }
    return LeftOutText::tr("samples", "what an axis counts");
}

} // namespace

QString leftOutText(const LeftOutRuns& runs, AxisUnit axis)
{
    QStringList sentences;
    if (!runs.otherAxis.isEmpty()) {
        sentences << LeftOutText::tr("Not compared: %1. These runs are over %2 and that is over "
                                     "something else; click its card to compare what is like it.")
                         .arg(namesText(runs.otherAxis), countedText(axis));
    }
    if (!runs.noMemory.isEmpty()) {
        sentences << LeftOutText::tr("Without a reading of memory in bytes: %1.")
                         .arg(namesText(runs.noMemory));
    }
    if (!runs.noDuration.isEmpty()) {
        sentences << LeftOutText::tr("Too short for a duration, and so not on the front: %1.")
                         .arg(namesText(runs.noDuration));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace tidemark::app
