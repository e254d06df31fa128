// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

namespace tidemark::test
{

/// The sockets of process @p pid at which somebody could reach it, one line of /proc/net each:
/// those that listen, and those for datagrams.
inline QStringList listeningSockets(qint64 pid)
{
    const QString process = QStringLiteral("/proc/%1/").arg(pid);
    QSet<QString> own;
    const QDir descriptors(process + QStringLiteral("fd"));
    for (const QString& name : descriptors.entryList(QDir::AllEntries | QDir::System)) {
        const QString target = QFile::symLinkTarget(descriptors.filePath(name));
        const qsizetype start = target.indexOf(QStringLiteral("socket:["));
        if (start >= 0) {
            own.insert(target.mid(start + 8).chopped(1));
        }
    }
    struct Table {
        const char* name;
        qsizetype inode; ///< which word of a line
        qsizetype state;
        const char* listening; ///< empty: every one can be reached
    };
    const Table tables[] = {{"tcp", 9, 3, "0A"},       {"tcp6", 9, 3, "0A"}, {"udp", 9, 3, ""},
                            {"udp6", 9, 3, ""},        {"raw", 9, 3, ""},    {"raw6", 9, 3, ""},
                            {"unix", 6, 3, "00010000"}};
    QStringList found;
    for (const Table& table : tables) {
        QFile file(process + QStringLiteral("net/") + QLatin1String(table.name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const auto lines = QString::fromLatin1(file.readAll()).split(QLatin1Char('\n'));
        for (const QString& line : lines) {
            const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            const bool isOwn = words.size() > table.inode && own.contains(words[table.inode]);
            const QLatin1String listening(table.listening);
            if (isOwn && (listening.isEmpty() || words[table.state] == listening)) {
                found << line;
            }
        }
    }
    return found;
}

} // namespace tidemark::test
