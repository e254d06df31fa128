// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_title.h"

#include "app/text/plain_text.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

QString windowTitleOf(const Workspace& workspace)
{
    const OpenRecording* const current = workspace.session.current();
    QString title = current != nullptr ? singleLine(current->name) : QStringLiteral("Tidemark");
    title.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]")); // one means "is modified"
    return workspace.live.isAnyLive() ? QStringLiteral("● ") + title : title;
}

} // namespace tidemark::app
