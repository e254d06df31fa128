// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// Has the desktop's file manager show @p path in its folder, or just the folder where it cannot
/// point at a file. Does not wait for it. GUI thread only.
void showInFolder(const QString& path);

/// Has it show what is in @p folder. As above.
void showFolder(const QString& folder);

} // namespace tidemark::app
