// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QWidget>

class QLabel;

namespace tidemark::app
{

class LinkButton;

/// How much is open, and what was odd about the current recording's file as a link.
class StatusSummary final : public QWidget
{
    Q_OBJECT

public:
    /// @p session must outlive it.
    explicit StatusSummary(Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to read all warnings of a recording.
    void warningsRequested(int recordingId);

private:
    void refresh();

    Session& m_session;
    LinkButton* m_warnings;
    QLabel* m_counts;
};

} // namespace tidemark::app
