// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

#include <QFutureWatcher>
#include <QObject>

namespace tidemark::app
{

/// Analyses one heap graph at a time in the background; only the newest request counts. Signals
/// come in the GUI thread. Destroying it cancels and waits for the step under way.
class HeapJob final : public QObject
{
    Q_OBJECT

public:
    explicit HeapJob(QObject* parent = nullptr);
    ~HeapJob() override;

    void start(std::shared_ptr<const HeapGraph> graph);
    void cancel();

Q_SIGNALS:
    /// Classes are known, what they retain is not.
    void overviewReady(const std::shared_ptr<const tidemark::HeapOverview>& overview);
    void finished(const std::shared_ptr<const tidemark::HeapAnalysis>& analysis);
    void failed(const tidemark::Error& error);

private:
    using Outcome = Result<std::shared_ptr<const HeapAnalysis>>;

    void run();
    void finish();

    std::shared_ptr<const HeapGraph> m_wanted;  ///< null while nothing is asked for
    std::shared_ptr<const HeapGraph> m_running; ///< null while nothing runs
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace tidemark::app
