// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/retainer_tree.h"

#include <QString>

namespace tidemark
{
struct HeapAnalysis;
}

namespace tidemark::app
{

/// One object for people: its figures, the shortest way to it from the root, and the tree of what
/// holds it, whose first entry it is. Ends with a newline.
QString objectText(const HeapAnalysis& analysis, const RetainerTree& tree);

} // namespace tidemark::app
