// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/hunt_files.h"

#include "app/text/hunt_text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct HuntFiles {
    Q_DECLARE_TR_FUNCTIONS(HuntFiles)
};

} // namespace

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

QString huntLabel(int snapshot, int round)
{
    const QChar letter(u'A' + snapshot);
    return round == 1 ? QString(letter) : QStringLiteral("%1 %2").arg(letter).arg(round);
}

QString huntMarkName(HuntMoment moment, int round)
{
    const QString name = huntMomentText(moment);
    return round == 1 ? name
                      : HuntFiles::tr("%1, round %2", "a moment, a number").arg(name).arg(round);
}

} // namespace tidemark::app
