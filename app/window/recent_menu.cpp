// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recent_menu.h"

#include "app/text/plain_text.h"

#include <QFileInfo>
#include <QMenu>

namespace tidemark::app
{

void fillRecentMenu(QMenu& menu, const QStringList& paths)
{
    menu.clear();
    menu.setEnabled(!paths.isEmpty());
    for (const QString& path : paths) {
        QString text = singleLine(QFileInfo(path).fileName());
        text.replace(u'&', QStringLiteral("&&"));
        QAction* const action = menu.addAction(text);
        action->setData(path);
        action->setStatusTip(singleLine(path));
    }
}

} // namespace tidemark::app
