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
    if (role != SnapshotRole::C) {
        setDifferences({});
    }
}

void SnapshotSelection::setDifferences(std::optional<DifferencesRef> differences)
{
    if (differences != m_differences) {
        m_differences = differences;
        Q_EMIT differencesChanged();
    }
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

/// Gives @p snapshot the first role that is free, if any.
void SnapshotSelection::fillRole(const SnapshotRef& snapshot)
{
    const auto free = std::ranges::find(m_roles, std::optional<SnapshotRef>());
    if (free != m_roles.end() && !roleOf(snapshot)) {
        *free = snapshot;
        Q_EMIT rolesChanged();
    }
}

void SnapshotSelection::dropClosedRoles(const std::vector<OpenSnapshot>& open)
{
    const auto isClosed = [&open](const std::optional<SnapshotRef>& snapshot) {
        return snapshot && std::ranges::find(open, *snapshot, &OpenSnapshot::ref) == open.end();
    };
    if (std::ranges::any_of(m_roles, isClosed)) {
        std::ranges::replace_if(m_roles, isClosed, std::nullopt);
        Q_EMIT rolesChanged();
    }
}

void SnapshotSelection::keepDifferencesTo(const std::vector<DifferencesRef>& open, int recordingId)
{
    const bool isOpen = m_differences && std::ranges::find(open, *m_differences) != open.end();
    const auto ofRecording = std::find_if(open.rbegin(), open.rend(), [=](const auto& each) {
        return each.recordingId == recordingId;
    });
    if (hasAAndB() || open.empty()) {
        setDifferences(isOpen ? m_differences : std::nullopt);
    } else if (ofRecording != open.rend()) {
        const bool isOfRecording = isOpen && m_differences->recordingId == recordingId;
        setDifferences(isOfRecording ? m_differences : std::optional(*ofRecording));
    } else {
        setDifferences(isOpen ? m_differences : std::optional(open.back()));
    }
}

void SnapshotSelection::keepTo(const std::vector<OpenSnapshot>& open,
                               const std::vector<DifferencesRef>& differences, int recordingId)
{
    const bool hadAAndB = hasAAndB();
    dropClosedRoles(open);
    for (const OpenSnapshot& snapshot : open) {
        fillRole(snapshot.ref);
    }
    if (hasAAndB() && !hadAAndB) {
        setDifferences({});
    }
    keepDifferencesTo(differences, recordingId);
    const auto ofRecording = std::ranges::find_if(open, [recordingId](const OpenSnapshot& each) {
        return each.ref.recordingId == recordingId;
    });
    if (ofRecording != open.end() && (!m_current || m_current->recordingId != recordingId)) {
        setCurrent(ofRecording->ref);
    } else if (!m_current ||
               std::ranges::find(open, *m_current, &OpenSnapshot::ref) == open.end()) {
        setCurrent(open.empty() ? std::nullopt : std::optional(open.front().ref));
    }
    if (m_object &&
        std::ranges::find(open, m_object->snapshot, &OpenSnapshot::snapshot) == open.end()) {
        setObject({});
    }
    if (open.empty()) {
        setType({});
    }
}

void SnapshotSelection::setType(std::optional<std::string> type)
{
    if (type != m_type) {
        m_type = std::move(type);
        Q_EMIT typeChanged();
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
