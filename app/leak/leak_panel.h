// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/workspace.h"
#include "core/timeline/leak_verdict.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace tidemark::app
{

class CheckedInput;
class FactGrid;

/// Whether the current recording leaks, or what is selected of it: the verdict in a sentence, and
/// the figures of both rules beside each other. The memory limit is each recording's own, from
/// which growth on a leak matters holds for all. Works in the background and only while it is seen;
/// a recording that grows is judged once a second.
class LeakPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LeakPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// The verdict with all figures, as text.
    QString asText() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A verdict and what it is about.
    struct Judged {
        int id = 0;                                 ///< of the recording in the session
        std::shared_ptr<const Recording> recording; ///< null: nothing to judge
        LeakQuestion question;
        LeakJudgement judgement;
    };

    QWidget* makeContent();
    void judge();
    void judgeSoon();
    LeakQuestion questionAbout(const OpenRecording& open) const;
    bool isAnswered(const OpenRecording& open) const;
    void forget();
    void takeLimit();
    void showLimit();
    void showVerdict();
    void showThreshold();
    void retranslate();
    std::optional<AxisRange> selectedRange(const OpenRecording& open) const;

    Workspace& m_workspace;
    Judged m_judged;
    LatestJob<Judged> m_job;
    QTimer m_wait;
    QHash<int, QString> m_limits; ///< as typed, by recording
    QStackedLayout* m_stack;
    QLabel* m_hint;
    QLabel* m_subject;
    QLabel* m_sentence;
    QWidget* m_stripe; ///< the verdict's colour
    CheckedInput* m_limit;
    CheckedInput* m_threshold;
    QPushButton* m_copy;
    FactGrid* m_slope;
    FactGrid* m_memwatch;
};

} // namespace tidemark::app
