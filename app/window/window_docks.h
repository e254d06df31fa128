// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/view_options.h"

#include <QList>

class QAction;
class QDockWidget;
class QMainWindow;

namespace tidemark::app
{

/// The panels around the timeline, each in a dock that can be moved, closed and brought back.
class WindowDocks final : public QObject
{
    Q_OBJECT

public:
    /// Owned by @p window, as are the docks.
    WindowDocks(QMainWindow& window, Session& session, ViewOptions& options);

    /// Puts all docks where they are at the first start.
    void arrange();

    enum class Shown { None, SourcesOnly, All };

    /// Hides the docks that make no sense now; they come back as they were.
    void setShown(Shown shown);

    /// Brings the panel that tells most to the front: of one recording its peaks, of several their
    /// comparison.
    void raiseFor(int recordings);

    QList<QAction*> toggleActions() const;
    void retranslate();

Q_SIGNALS:
    void peakActivated(int recordingId, std::int64_t position);
    void spanActivated(int recordingId, tidemark::AxisRange range);

private:
    bool isShown(const QDockWidget* dock) const;
    QDockWidget* add(const char* name, QWidget* panel);

    QMainWindow& m_window;
    QList<QDockWidget*> m_docks;
    QDockWidget* m_sources;
    QDockWidget* m_runs;
    QDockWidget* m_peaks;
    QDockWidget* m_functions;
    QDockWidget* m_selection;
    QList<QDockWidget*> m_hidden; ///< by setShown()
    Shown m_shown = Shown::All;
};

} // namespace tidemark::app
