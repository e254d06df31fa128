// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/snapshot_selection.h"

#include <algorithm>
#include <utility>

namespace tidemark::app
{

void SnapshotSelection::setCurrent(std::optional<SnapshotRef> snapshot)
{
    if (snapshot != m_current) {
        m_current = snapshot;
        Q_EMIT currentChanged();
    }
}

void SnapshotSelection::setSnapshot(SnapshotRole role, std::optional<SnapshotRef> snapshot)
{
    auto& place = m_roles[static_cast<std::size_t>(role)];
    if (place == snapshot) {
        return;
    }
    if (snapshot) { // who had the role takes the other's place, so that nothing is lost
        const auto other = std::ranges::find(m_roles, snapshot);
        if (other != m_roles.end()) {
            *other = place;
        }
    }
    place = snapshot;
    Q_EMIT rolesChanged();
}

std::optional<SnapshotRole> SnapshotSelection::roleOf(const SnapshotRef& snapshot) const
{
    const auto found = std::ranges::find(m_roles, std::optional(snapshot));
    return found == m_roles.end()
               ? std::nullopt
               : std::optional(static_cast<SnapshotRole>(found - m_roles.begin()));
}

void SnapshotSelection::swapAAndB()
{
    if (m_roles[0] != m_roles[1]) {
        std::swap(m_roles[0], m_roles[1]);
        Q_EMIT rolesChanged();
    }
}

void SnapshotSelection::fillRole(const SnapshotRef& snapshot)
{
    const auto free = std::ranges::find(m_roles, std::optional<SnapshotRef>());
    if (free != m_roles.end() && !roleOf(snapshot)) {
        *free = snapshot;
        Q_EMIT rolesChanged();
    }
}

void SnapshotSelection::forget(int recordingId)
{
    const auto isGone = [recordingId](const std::optional<SnapshotRef>& snapshot) {
        return snapshot && snapshot->recordingId == recordingId;
    };
    if (isGone(m_current)) {
        setCurrent({});
    }
    if (std::ranges::any_of(m_roles, isGone)) {
        std::ranges::replace_if(m_roles, isGone, std::nullopt);
        Q_EMIT rolesChanged();
    }
}

void SnapshotSelection::setObject(std::optional<ObjectRef> object)
{
    if (object != m_object) {
        m_object = std::move(object);
        Q_EMIT objectChanged();
    }
}

} // namespace tidemark::app

#include "moc_snapshot_selection.cpp"
