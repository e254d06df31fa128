// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QStringList>

namespace tidemark::app
{

/// What all types changed by together, in a few words: "+24.1 MiB · 12 new · 3 deleted".
QString comparisonHeadline(const TypeComparison& comparison, SizeUnit unit);

/// What one should know of the comparison, a sentence each; nothing while there is none.
QStringList comparisonNotes(const Workspace& workspace);

/// Why the comparison lists no type, where it has none that changed.
QString nothingChangedSentence(const TypeComparison& comparison);

} // namespace tidemark::app
