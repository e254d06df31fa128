// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"

#include <QString>
#include <QStringList>

namespace tidemark::app
{

/// Visible recordings that are no part of the comparison, or of a part of it, by why.
struct LeftOutRuns {
    QStringList otherAxis = {};  ///< names of those over another axis than the others
    QStringList noMemory = {};   ///< of those that have no reading of memory in bytes
    QStringList noDuration = {}; ///< of those that have a peak, but no length: of one sample

    bool isEmpty() const
    {
        return otherAxis.isEmpty() && noMemory.isEmpty() && noDuration.isEmpty();
    }
};

/// What is said of them beside runs over @p axis; empty where nothing is left out.
QString leftOutText(const LeftOutRuns& runs, AxisUnit axis);

} // namespace tidemark::app
