// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/snapshot_menu.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>

namespace tidemark::app
{

namespace
{

struct SnapshotMenu {
    Q_DECLARE_TR_FUNCTIONS(SnapshotMenu)
};

} // namespace

QChar letterOf(SnapshotRole role)
{
    return QChar(u'A' + static_cast<int>(role));
}

void addRoleActions(QMenu& menu, Session& session, const SnapshotRef& snapshot)
{
    for (const SnapshotRole role : kSnapshotRoles) {
        QAction* const action = menu.addAction(
            SnapshotMenu::tr("Use as %1").arg(letterOf(role)), &session,
            [&session, role, snapshot] { session.snapshots().setSnapshot(role, snapshot); });
        action->setCheckable(true);
        action->setChecked(session.snapshots().roleOf(snapshot) == role);
    }
}

bool takeRoleKey(const QKeyEvent& event, Session& session, const SnapshotRef& snapshot)
{
    const int key = event.key();
    if (key < Qt::Key_A || key > Qt::Key_C || event.modifiers() != Qt::NoModifier) {
        return false;
    }
    session.snapshots().setSnapshot(static_cast<SnapshotRole>(key - Qt::Key_A), snapshot);
    return true;
}

} // namespace tidemark::app
