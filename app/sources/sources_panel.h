// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sources/card_scroller.h"
#include "app/sources/source_card.h"
#include "app/sources/source_rows.h"

#include <QHash>

class QLabel;

namespace tidemark::app
{

class SourceHeading;

/// The list of open recordings as cards, in the session's order or in groups. Files dropped on it
/// go to the window. Up and down, Page up and Page down, Home and End move between cards and
/// headings. A card that comes into sight again is as it was left.
class SourcesPanel final : public CardScroller
{
    Q_OBJECT

public:
    explicit SourcesPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// The card of a recording; null if it is not listed, or far out of sight.
    SourceCard* card(int recordingId) const;

    /// The heading of group @p index; null if it is far out of sight.
    SourceHeading* heading(std::size_t index) const;

    /// Brings the card of a recording into sight. Nothing if it is not listed.
    void showCard(int recordingId) { showItem(recordingId); }

protected:
    QWidget* makeItem(int id) override;
    void leaveItem(int id, QWidget* item) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void refreshAll();
    void updateHeadings();
    void updateScale();
    void retranslate();
    void showHint();
    void step(int id, CardStep step);
    std::size_t steppedFrom(std::size_t index, CardStep step) const;

    Workspace& m_workspace;
    QLabel* m_hint;
    SourceRows m_rows;
    QHash<int, QString> m_names;       ///< as they were when listed
    QHash<int, QString> m_differences; ///< of names that are not the only one
    std::unordered_map<int, SourceCard::Unfolded> m_unfolded; ///< of cards out of sight
    double m_scale = 0.0;                                     ///< of all pictures, in bytes
};

} // namespace tidemark::app
