// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sources/card_places.h"
#include "app/sources/source_card.h"

#include <QAbstractScrollArea>

class QLabel;

namespace tidemark::app
{

/// The list of open recordings as cards, in the session's order. Files dropped on it go to the
/// window. Up and down, Page up and Page down, Home and End move between cards.
///
/// There are cards for what is in sight and a little around it, however long the list is; one that
/// comes into sight again is as it was left.
class SourcesPanel final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit SourcesPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// The card of a recording; null if it is not open, or far out of sight.
    SourceCard* card(int recordingId) const;

    /// Brings the card of a recording into sight. Nothing if it is not open.
    void showCard(int recordingId);

protected:
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool focusNextPrevChild(bool isNext) override;

private:
    /// The cards from `first` up to `end`, by their places.
    struct Sight {
        std::size_t first;
        std::size_t end;
    };

    /// The card at the upper edge, and how much of it and of the gap above it is out of sight.
    struct Edge {
        int id = 0;
        int inside = 0;
    };

    void rebuild();
    void refreshAll();
    void updateScale();
    void retranslate();
    void step(int recordingId, SourceCard::Step step);

    void arrange();
    Edge edge() const;
    void keepEdge();
    Sight sight() const;
    bool makeCards(const Sight& sight);
    void dropCards(const Sight& sight);
    void placeCards();
    void chainFocus();
    void addCard(int recordingId);
    void drop(SourceCard* card);

    Workspace& m_workspace;
    QLabel* m_hint;
    CardPlaces m_places;
    std::unordered_map<int, SourceCard*> m_cards;             ///< by recording
    std::unordered_map<int, SourceCard::Unfolded> m_unfolded; ///< of cards out of sight
    Edge m_edge;
    double m_scale = 0.0; ///< of all pictures, in bytes
    bool m_isArranging = false;
};

} // namespace tidemark::app
