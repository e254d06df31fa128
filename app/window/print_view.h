// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace tidemark::app
{

/// Shows what @p view would look like on paper, and prints it from there. Returns once @p parent's
/// dialog is closed.
void printView(QWidget& parent, QWidget& view);

} // namespace tidemark::app
