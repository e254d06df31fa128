// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace tidemark::app
{

/// A command line that was run before, as it was typed, and where.
struct RunCommand {
    QString command;
    QString folder; ///< empty for Tidemark's own

    bool operator==(const RunCommand&) const = default;
};

/// A program to run and what to record of it.
struct RunRequest {
    using Variables = QList<QPair<QString, QString>>;

    RunCommand command;
    QStringList arguments;      ///< of the command line, the program first
    Variables environment = {}; ///< added to Tidemark's own; may hold secrets
    int intervalMs = 100;
    bool withChildren = true;
    bool keepsOutput = true;

    bool operator==(const RunRequest&) const = default;
};

} // namespace tidemark::app
