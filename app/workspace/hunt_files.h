// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tidemark::app
{

/// Names for the three snapshots of a round beside the recording at @p recording, that no files
/// have: "server-hunt-1-a.heapsnapshot", …
QStringList newHuntFiles(const QString& recording);

} // namespace tidemark::app
