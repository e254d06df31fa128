// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMenu;

namespace tidemark::app
{

/// Lists the files that were opened last, the newest first; each action's data is the path.
void fillRecentMenu(QMenu& menu, const QStringList& paths);

} // namespace tidemark::app
