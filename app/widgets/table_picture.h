// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QTreeView;

namespace tidemark::app
{

/// The most rows that a picture of a table has.
inline constexpr qsizetype kMostPicturedRows = 100;

/// The selected rows of @p view, or all rows if none is selected, as a picture for someone who was
/// not there: the table's accessible name and the columns' titles above them, each column as wide
/// as what it holds, the bars as they are shown, in the colours of the view. Of more than
/// kMostPicturedRows rows the first, and how many are left out. Has @p scale times as many pixels
/// each way.
QImage tablePicture(const QTreeView& view, int scale = 2);

} // namespace tidemark::app
