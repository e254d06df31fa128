// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tidemark::app
{

/// Keeps SIGTERM, SIGINT and SIGHUP from ending the program from now on: QuitSignals tells of them,
/// also of one that came before it was there. A second one ends the program at once. Before any
/// thread is started.
void catchQuitSignals();

/// Turns what catchQuitSignals() has caught into quitRequested(), so that recordings are closed and
/// programs that were started here end: a session that is logged out, Ctrl+C in the terminal. One
/// at a time. GUI thread only.
class QuitSignals final : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject* parent = nullptr);

Q_SIGNALS:
    void quitRequested();
};

} // namespace tidemark::app
