// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recording_files.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

namespace tidemark::app
{

namespace
{

constexpr qint64 kEndBytes = 64;

/// What is recorded is nobody else's business: the folder becomes the user's only, also one that an
/// earlier version made, and so does the one it is in, if it is not there yet.
bool makePrivateFolders(const QString& folder)
{
    constexpr QFile::Permissions kOwnerOnly =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QString above = QFileInfo(folder).path();
    QDir().mkpath(QFileInfo(above).path());
    QDir().mkdir(above, kOwnerOnly);
    QDir().mkdir(folder, kOwnerOnly);
    QFile::setPermissions(folder, kOwnerOnly);
    return QFileInfo(folder).isDir();
}

QString folderPath(const QString& name = QStringLiteral("recordings"))
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u'/' + name;
}

/// A name that begins with @p base and no file in @p folder has; empty if that cannot be made.
QString freeName(const QString& folder, const QString& base, const QString& ending)
{
    if (!makePrivateFolders(folder)) {
        return {};
    }
    const QString dated =
        base + QDateTime::currentDateTime().toString(QStringLiteral("-yyyyMMdd-HHmmss"));
    QString path = QStringLiteral("%1/%2%3").arg(folder, dated, ending);
    for (int number = 2; QFile::exists(path); ++number) {
        path = QStringLiteral("%1/%2-%3%4").arg(folder, dated).arg(number).arg(ending);
    }
    return path;
}

bool isClosed(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return true; // nothing to offer
    }
    file.seek(std::max<qint64>(file.size() - kEndBytes, 0));
    return file.readAll().contains("{\"end\":\"file\"}");
}

} // namespace

QString recordingsFolder()
{
    return makePrivateFolders(folderPath()) ? folderPath() : QString();
}

QString newRecordingFile(const QString& name)
{
    static const QRegularExpression awkward(QStringLiteral("[^\\w.-]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    constexpr int kLongestName = 60;
    QString base = QString(name).replace(awkward, QStringLiteral("-")).left(kLongestName);
    while (base.endsWith(QLatin1Char('-'))) { // the date follows with one of its own
        base.chop(1);
    }
    return freeName(folderPath(), base, QStringLiteral(".tidemark"));
}

QString newPastedFile()
{
    return freeName(folderPath(QStringLiteral("pasted")), QStringLiteral("clipboard"),
                    QStringLiteral(".txt"));
}

QStringList cutOffRecordings(const QDateTime& since)
{
    QStringList paths;
    const QDateTime quiet = QDateTime::currentDateTime().addSecs(-kStillWritten.count());
    const QDir folder(folderPath());
    for (const QFileInfo& file :
         folder.entryInfoList({QStringLiteral("*.tidemark")}, QDir::Files, QDir::Time)) {
        const QDateTime written = file.lastModified();
        if (written > since && written < quiet && !isClosed(file.filePath())) {
            paths << file.filePath();
        }
    }
    return paths;
}

} // namespace tidemark::app
