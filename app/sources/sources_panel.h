// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/heap_analyses.h"
#include "app/workspace/session.h"
#include "app/workspace/view_options.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace tidemark::app
{

class SourceCard;

/// The list of open recordings as cards, in the session's order. Files dropped on it go to the
/// window. Up and down move between cards.
class SourcesPanel final : public QScrollArea
{
    Q_OBJECT

public:
    /// All must outlive it.
    SourcesPanel(Session& session, ViewOptions& options, HeapAnalyses& analyses,
                 QWidget* parent = nullptr);

    /// The card of a recording, null if it is not open.
    SourceCard* card(int recordingId) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refreshAll();
    void retranslate();
    void step(int recordingId, int by);
    SourceCard* addCard(int recordingId);

    Session& m_session;
    ViewOptions& m_options;
    HeapAnalyses& m_analyses;
    QWidget* m_list;
    QVBoxLayout* m_layout;
    QLabel* m_hint;
    std::vector<SourceCard*> m_cards;
};

} // namespace tidemark::app
