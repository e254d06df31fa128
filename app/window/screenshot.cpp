// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/screenshot.h"

#include "app/export/picture_export.h"
#include "app/jobs/work_pool.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/window_files.h"
#include "app/window/window_heaps.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace tidemark::app
{

namespace
{

/// Runs the event loop until the pool has nothing left. Work may start further work, hence the
/// rounds.
void settlePool()
{
    constexpr int kRounds = 4;
    for (int i = 0; i < kRounds; ++i) {
        workPool().waitForDone();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

void settle(MainWindow& window)
{
    const auto waitFor = [](auto& busy, auto signal) {
        if (busy.isBusy()) {
            QEventLoop loop;
            QObject::connect(&busy, signal, &loop, &QEventLoop::quit);
            loop.exec();
        }
    };
    waitFor(window.files().opener(), &FileOpener::idle);
    settlePool();
    waitFor(window.workspace().analyses, &HeapAnalyses::idle);
    settlePool();
}

Result<void> takeScreenshot(MainWindow& window, QWidget& view, const QString& path, QSize size,
                            Overwrite overwrite)
{
    settle(window);
    const QSize before = view.size();
    if (&view != &window) {
        view.resize(size.isValid() ? size : window.size());
    }
    if (&view == &window || &view == &window.timeline()) {
        // Many lines are drawn in the background once they are to be painted. Nothing else may
        // happen meanwhile: a layout would take the size back.
        view.grab();
        workPool().waitForDone();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::FutureCallOut);
    }
    auto saved = savePicture(view, path, overwrite);
    if (&view != &window) {
        view.resize(before);
    }
    return saved;
}

} // namespace tidemark::app
