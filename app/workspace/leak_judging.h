// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/session.h"
#include "core/timeline/leak_verdict.h"

#include <QColor>
#include <QHash>
#include <QTimer>

namespace tidemark::app
{

/// Whether the current run leaks, or what is selected of it: one verdict for all views. The
/// memory limit is each recording's own, from which growth on a leak matters holds for all.
///
/// Judged in the background, and only while somebody wants to know; a recording that grows is
/// judged once a second. GUI thread only.
class LeakJudging final : public QObject
{
    Q_OBJECT

public:
    /// Who may want to know.
    enum class Reader { Panel, Timeline };

    /// A verdict and what it is about.
    struct Judged {
        int id = 0;                                 ///< of the recording in the session
        std::shared_ptr<const Recording> recording; ///< null: nothing to judge
        LeakQuestion question;
        LeakJudgement judgement;
    };

    explicit LeakJudging(const Session& session);

    void setWanted(Reader reader, bool isWanted);
    bool isWanted() const { return m_panelWants || m_timelineWants; }

    /// What the program of recording @p id may use; none: what the recording says, if it does.
    void setLimit(int id, std::optional<double> bytes);

    /// Bytes a second that growth matters from; none: what is usual.
    void setThreshold(std::optional<double> perSecond);
    const std::optional<double>& threshold() const { return m_threshold; }

    /// What is known of the current run; without a recording while nothing is.
    const Judged& judged() const { return m_judged; }

Q_SIGNALS:
    /// Another verdict, or none.
    void changed();

    /// Somebody wants to know now, or nobody does.
    void wantedChanged();

private:
    void judge();
    void judgeSoon();
    void forget();
    LeakQuestion questionAbout(const OpenRecording& open) const;
    bool isAnswered(const OpenRecording& open) const;

    const Session& m_session;
    Judged m_judged;
    LatestJob<Judged> m_job;
    QTimer m_wait;
    QHash<int, double> m_limits; ///< by recording
    std::optional<double> m_threshold;
    bool m_panelWants = false;
    bool m_timelineWants = false;
};

/// What a verdict is shown in; its words always stand beside it.
QColor verdictColour(LeakVerdict verdict);

} // namespace tidemark::app
