// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_tour.h"

#include "app/settings/settings.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/window_docks.h"
#include "app/window/window_files.h"

#include <QDockWidget>
#include <QMenuBar>

namespace tidemark::app
{

WindowTour::WindowTour(MainWindow& window, Settings& settings)
    : QObject(&window),
      m_window(window),
      m_settings(settings)
{
    connect(&window.files(), &WindowFiles::openingFinished, this, [this] {
        if (m_isAwaited) {
            begin();
        }
    });
    connect(&window.workspace().session, &Session::listChanged, this, [this] {
        if (m_tour != nullptr && m_window.workspace().session.recordings().empty()) {
            m_tour->deleteLater(); // there is nothing left to show
        }
    });
}

void WindowTour::start()
{
    m_isAwaited = m_window.workspace().session.currentTimeline() == nullptr;
    if (m_isAwaited) {
        m_window.files().openSample();
    } else {
        begin();
    }
}

void WindowTour::startOnce()
{
    m_isAwaited = !m_settings.wasTourSeen();
}

void WindowTour::begin()
{
    m_isAwaited = false;
    if (m_tour != nullptr || m_window.workspace().session.currentTimeline() == nullptr) {
        return;
    }
    m_settings.setTourSeen();
    m_window.workspace().shown.reveal(ShownViews::Kind::Timeline);
    m_tour = new Tour([this] { return steps(); }, m_window);
    connect(m_tour, &Tour::ended, this,
            [this] { m_window.timeline().setFocus(Qt::OtherFocusReason); });
}

Tour::Steps WindowTour::steps() const
{
    WindowDocks& docks = m_window.docks();
    const auto panel = [&docks](const char* name) {
        QDockWidget* const dock = docks.named(name);
        return std::pair(dock->widget(), [dock] {
            dock->show();
            dock->raise();
        });
    };
    const auto [sources, showSources] = panel("sources");
    const auto [peaks, showPeaks] = panel("peaks");
    const auto [runs, showRuns] = panel("runs");
    return {
        {&m_window.timeline(), tr("The timeline"),
         tr("This is memory over time, one line for each recording, and below it the functions "
            "that "
            "ran. The wheel zooms at the mouse, dragging pans, a double click shows all again.")},
        {sources, tr("Sources"),
         tr("Each recording has a card with its peak and its duration. A click makes it the one "
            "that "
            "the panels tell about, the eye hides it."),
         showSources},
        {peaks, tr("The peak"),
         tr("The highest points of that recording, with the function that ran there. A click goes "
            "to "
            "one, and P in the timeline to the highest."),
         showPeaks},
        {runs, tr("The comparison"),
         tr("Which recording needs more memory, and by how much: all of them against one. The base "
            "is chosen in the menu of a row."),
         showRuns},
        {m_window.menuBar(), tr("Everything else"),
         tr("Open your own files here, or record a program. F1 lists the keys, Ctrl + K finds "
            "whatever is open and every command.")},
    };
}

} // namespace tidemark::app

#include "moc_window_tour.cpp"
