// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sources/card_places.h"

#include <QAbstractScrollArea>

namespace tidemark::app
{

/// Cards one below the other, of which there are only those that are in sight and a little around
/// it, however long the list is. Cards are known by their ids; GUI thread only.
class CardScroller : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// Brings a card into sight. Nothing if there is none of that id.
    void showItem(int id);

protected:
    explicit CardScroller(QWidget* parent);

    /// A new card for @p id, child of the viewport.
    virtual QWidget* makeItem(int id) = 0;

    /// @p item, the card of @p id, is out of sight, and deleted soon.
    virtual void leaveItem(int /*id*/, QWidget* /*item*/) {}

    /// The cards from now on, in order; those that stay are kept, with their focus. Returns whether
    /// the focus was in one that is gone.
    bool setItems(std::vector<int> ids);

    /// Looks anew at what is in sight, and how high it is.
    void arrange();

    /// The card of @p id; null if there is none, or it is far out of sight.
    QWidget* item(int id) const;
    const std::unordered_map<int, QWidget*>& items() const { return m_items; }
    const CardPlaces& places() const { return m_places; }

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
        bool isAtTop = true; ///< whatever comes above it is to be seen
    };

    Edge edge() const;
    void keepEdge();
    Sight sight() const;
    bool makeItems(const Sight& sight);
    void dropItems(const Sight& sight);
    void placeItems();
    void chainFocus();
    void drop(int id);
    bool hasFocusIn(const QWidget& item) const;

    CardPlaces m_places;
    std::unordered_map<int, QWidget*> m_items;
    Edge m_edge;
    bool m_isArranging = false;
};

} // namespace tidemark::app
