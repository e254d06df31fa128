// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tidemark::app
{

class HuntForm;
class HuntSteps;

/// A guided hunt for a leak in the process whose heap is watched: what is to be done, the steps and
/// where it is, and what came of it in sentences. GUI thread only.
class HuntPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HuntPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// What came of the last hunt, as text; empty while there is nothing.
    QString asText() const;

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    void connectAll();
    int subject() const;
    void start();
    void askAboutRemote(const HuntRequest& request);
    void begin(const HuntRequest& request);
    void showState();
    void showRunning(const HuntState& state);
    void showOver(const HuntState& state);
    void showBefore();
    void showProgress(const HuntState& state);
    QString findingsText(const HuntState& state);
    QString startHint() const;
    void retranslate();

    Workspace& m_workspace;
    HuntForm* m_form;
    QPushButton* m_start;
    QPushButton* m_cancel;
    HuntSteps* m_steps;
    QWidget* m_stripe; ///< the verdict's colour
    QLabel* m_sentence;
    QLabel* m_details;
    QProgressBar* m_progress;
    QPushButton* m_done;
    QPushButton* m_copy;
    QTimer m_tick;         ///< while time is running out
    QStringList m_holders; ///< of the last findings, which their heap may have left since
};

} // namespace tidemark::app
