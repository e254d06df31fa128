// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace tidemark::app
{

class CheckedInput;
class FactGrid;

/// Whether the current recording leaks, or what is selected of it: the verdict in a sentence, and
/// the figures of both rules beside each other. Has it judged while it is seen.
class LeakPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LeakPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// The verdict with all figures, as text.
    QString asText() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeContent();
    const LeakJudging::Judged& judged() const { return m_workspace.leak.judged(); }
    void takeLimit();
    void showLimit();
    void showVerdict();
    void showThreshold();
    void retranslate();

    Workspace& m_workspace;
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
