// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/allocation_kind.h"

#include <QDialog>

#include <chrono>

class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace tidemark::app
{

/// Asks what is to be recorded of allocations, and for how long. GUI thread only.
class AllocationPrompt final : public QDialog
{
    Q_OBJECT

public:
    explicit AllocationPrompt(QWidget* parent);

    /// Shows it for the recording with this id; returns at once.
    void ask(int recordingId);

Q_SIGNALS:
    void chosen(int recordingId, tidemark::AllocationKind kind, std::chrono::milliseconds length);

private:
    void take();
    void retranslate();

    QRadioButton* m_profile;
    QLabel* m_profileNote;
    QRadioButton* m_timeline;
    QLabel* m_timelineNote;
    QLabel* m_lengthLabel;
    QSpinBox* m_length;
    QPushButton* m_accept;
    QPushButton* m_reject;
    int m_recordingId = 0;
};

} // namespace tidemark::app
