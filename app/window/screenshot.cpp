// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/screenshot.h"

#include "app/export/picture_export.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/window_files.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThreadPool>

namespace tidemark::app
{

namespace
{

/// Runs the event loop until neither the pool nor the queue has anything left. Work may start
/// further work, hence the rounds.
void settle()
{
    constexpr int kRounds = 4;
    for (int i = 0; i < kRounds; ++i) {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

Result<void> takeScreenshot(MainWindow& window, bool timelineOnly, const QString& path,
                            QSize timelineSize)
{
    if (window.files().opener().isBusy()) {
        QEventLoop loop;
        QObject::connect(&window.files().opener(), &FileOpener::idle, &loop, &QEventLoop::quit);
        loop.exec();
    }
    settle();
    if (!timelineOnly) {
        return savePicture(window, path);
    }
    TimelineView& timeline = window.timeline();
    const QSize before = timeline.size();
    timeline.resize(timelineSize.isValid() ? timelineSize : window.size());
    auto saved = savePicture(timeline, path);
    timeline.resize(before);
    return saved;
}

} // namespace tidemark::app
