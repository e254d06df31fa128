// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/hunt_files.h"

#include <QFileInfo>

#include <algorithm>

namespace tidemark::app
{

QStringList newHuntFiles(const QString& recording)
{
    const QFileInfo beside(recording);
    const QString start = beside.path() + u'/' + beside.completeBaseName();
    for (int number = 1;; ++number) {
        QStringList files;
        for (const QChar letter : {u'a', u'b', u'c'}) {
            files
                << QStringLiteral("%1-hunt-%2-%3.heapsnapshot").arg(start).arg(number).arg(letter);
        }
        if (std::ranges::none_of(files,
                                 [](const QString& file) { return QFileInfo::exists(file); })) {
            return files;
        }
    }
}

} // namespace tidemark::app
