// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QList>

class QAction;

namespace tidemark::app
{

/// What a menu offers about the call of a function at @p place, by the function's name: to show
/// just that, to select it, to align the recordings at it, to copy the name. Nothing where no call
/// is. The actions belong to @p parent; @p session must outlive them.
QList<QAction*> spanActions(Session& session, const PointedPlace& place, QObject& parent);

} // namespace tidemark::app
