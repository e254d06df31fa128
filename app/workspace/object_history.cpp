// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/object_history.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostSteps = 200;

} // namespace

ObjectHistory::ObjectHistory(SnapshotSelection& selection, QObject* parent)
    : QObject(parent),
      m_selection(selection)
{
    connect(&selection, &SnapshotSelection::objectChanged, this, [this] {
        if (!m_isMoving) {
            take(false);
        }
    });
}

void ObjectHistory::follow(const ObjectRef& object)
{
    if (m_selection.object() == object) {
        return;
    }
    m_isMoving = true;
    m_selection.setObject(object);
    m_isMoving = false;
    take(true);
}

/// The object chosen now becomes the last step.
void ObjectHistory::take(bool isFollowed)
{
    const auto& object = m_selection.object();
    if (!object) {
        return;
    }
    m_steps.resize(m_at);
    if (!isFollowed && !m_steps.empty() && !m_steps.back().isFollowed) {
        m_steps.pop_back();
    }
    m_steps.push_back({*object, isFollowed});
    if (m_steps.size() > kMostSteps) {
        m_steps.erase(m_steps.begin());
    }
    m_at = m_steps.size();
    Q_EMIT changed();
}

void ObjectHistory::goBack()
{
    if (canGoBack()) {
        goTo(m_at - 1);
    }
}

void ObjectHistory::goForward()
{
    if (canGoForward()) {
        goTo(m_at + 1);
    }
}

void ObjectHistory::goTo(std::size_t at)
{
    m_at = at;
    m_steps[at - 1].isFollowed = true; // whoever came back to it may want to do so again
    m_isMoving = true;
    m_selection.setObject(m_steps[at - 1].object);
    m_isMoving = false;
    Q_EMIT changed();
}

void ObjectHistory::keepOnly(const std::vector<SnapshotPtr>& snapshots)
{
    const auto isGone = [&snapshots](const Step& step) {
        return std::ranges::find(snapshots, step.object.snapshot) == snapshots.end();
    };
    const auto shown = m_steps.begin() + static_cast<std::ptrdiff_t>(m_at);
    const auto goneBefore = static_cast<std::size_t>(std::count_if(m_steps.begin(), shown, isGone));
    if (std::erase_if(m_steps, isGone) > 0) {
        m_at -= goneBefore;
        Q_EMIT changed();
    }
}

} // namespace tidemark::app

#include "moc_object_history.cpp"
