// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

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
    explicit SourcesPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// The card of a recording, null if it is not open.
    SourceCard* card(int recordingId) const;

private:
    void rebuild();
    void refreshAll();
    void retranslate();
    void step(int recordingId, int by);
    SourceCard* addCard(int recordingId);

    Workspace& m_workspace;
    QWidget* m_list;
    QVBoxLayout* m_layout;
    QLabel* m_hint;
    std::vector<SourceCard*> m_cards;
};

} // namespace tidemark::app
