// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patience.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QProcess>

namespace tidemark::test
{

/// What a run of tidemark-cli left behind.
struct CliOutcome {
    int status; ///< exit status; -1 if it crashed or took too long
    QByteArray out;
    QByteArray err;

    nlohmann::json document() const
    {
        return nlohmann::json::parse(out.toStdString(), nullptr, false);
    }
};

/// Runs the built tidemark-cli as a user's script does.
inline CliOutcome runCli(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TIDEMARK_CLI), arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "crashed or too slow"};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Writes a file and returns @p path; empty if that failed.
inline QString writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                    : QString();
}

} // namespace tidemark::test
