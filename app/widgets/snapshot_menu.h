// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

class QKeyEvent;
class QMenu;

namespace tidemark::app
{

/// "A", "B" or "C", as the role is called everywhere.
QChar letterOf(SnapshotRole role);

/// Adds to @p menu, which must not outlive @p session, what gives @p snapshot a role in the
/// comparison.
void addRoleActions(QMenu& menu, Session& session, const SnapshotRef& snapshot);

/// Gives @p snapshot the role of the key A, B or C; false if it is another key.
bool takeRoleKey(const QKeyEvent& event, Session& session, const SnapshotRef& snapshot);

} // namespace tidemark::app
