// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTreeView;

namespace tidemark::app
{

/// The selected rows of @p view, or all rows if none is selected, as tab-separated text with the
/// column titles first: columns and rows in the order shown, figures exact. A tab or line break
/// inside a cell becomes a space.
QString rowsAsTabSeparated(const QTreeView& view);

} // namespace tidemark::app
