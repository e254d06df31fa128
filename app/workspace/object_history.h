// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/snapshot_selection.h"

#include <vector>

namespace tidemark::app
{

/// The objects chosen one after the other, to go back and forward between them.
///
/// An object that was followed to, from another or by its id, comes behind the one before. What is
/// chosen otherwise, by walking through a list, takes the place of what was chosen so just before:
/// a person who holds an arrow key wants to go back to none of the lines in between.
///
/// Belongs to the Session, which tells it what is closed; GUI thread only.
class ObjectHistory final : public QObject
{
    Q_OBJECT

public:
    /// Listens to @p selection, which must outlive it.
    explicit ObjectHistory(SnapshotSelection& selection, QObject* parent = nullptr);

    /// Chooses @p object and keeps the one chosen now to go back to.
    void follow(const ObjectRef& object);

    bool canGoBack() const { return m_at > 1; }
    bool canGoForward() const { return m_at < m_steps.size(); }
    void goBack();
    void goForward();

    /// Forgets the objects of all heaps but @p snapshots.
    void keepOnly(const std::vector<SnapshotPtr>& snapshots);

Q_SIGNALS:
    /// canGoBack() or canGoForward() may say something else.
    void changed();

private:
    struct Step {
        ObjectRef object;
        bool isFollowed;
    };

    void take(bool isFollowed);
    void goTo(std::size_t at);

    SnapshotSelection& m_selection;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;    ///< how many steps led to what is shown; those behind are forward
    bool m_isMoving = false; ///< the selection changes because of this object
};

} // namespace tidemark::app
