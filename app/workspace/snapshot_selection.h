// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/snapshot.h"
#include "core/model/type_differences.h"

#include <QObject>

#include <array>
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tidemark::app
{

/// One snapshot of the session: the recording that holds it, and its place there.
struct SnapshotRef {
    int recordingId = 0;
    std::size_t index = 0;

    auto operator<=>(const SnapshotRef&) const = default; // NOLINT: its 0 is no pointer
};

/// Differences of the session that a tool recorded: the recording that holds them, and their place
/// there.
struct DifferencesRef {
    int recordingId = 0;
    std::size_t index = 0;

    auto operator<=>(const DifferencesRef&) const = default; // NOLINT: its 0 is no pointer
};

/// One snapshot that is open.
struct OpenSnapshot {
    SnapshotRef ref;
    SnapshotPtr snapshot; ///< never null
};

/// What a snapshot is in a comparison: A is the earlier one, B the later one, and C the one in
/// which the objects that came between A and B may still live.
enum class SnapshotRole { A, B, C };

inline constexpr std::array kSnapshotRoles{SnapshotRole::A, SnapshotRole::B, SnapshotRole::C};

/// One object of one snapshot.
struct ObjectRef {
    SnapshotPtr snapshot;   ///< never null, and has a graph
    std::uint32_t node = 0; ///< ordinal

    bool operator==(const ObjectRef&) const = default;
};

/// What is to be found on the map of a heap: an object, or a type of the snapshot that is shown, by
/// its name.
using MapSubject = std::variant<ObjectRef, std::string>;

/// Which snapshots the views show and compare, and which object was chosen in one of them.
///
/// Setters emit at most once and only on a change. A snapshot has at most one role: given another,
/// it changes places with the one that had that. Owned by the Session, which drops what is closed;
/// GUI thread only.
class SnapshotSelection final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The snapshot that views of a single one show.
    const std::optional<SnapshotRef>& current() const { return m_current; }
    void setCurrent(std::optional<SnapshotRef> snapshot);

    const std::optional<SnapshotRef>& snapshot(SnapshotRole role) const
    {
        return m_roles[static_cast<std::size_t>(role)];
    }
    void setSnapshot(SnapshotRole role, std::optional<SnapshotRef> snapshot);
    std::optional<SnapshotRole> roleOf(const SnapshotRef& snapshot) const;
    void swapAAndB();

    /// What is shown in the place of a comparison of A and B; none for these. Choosing an A or B
    /// chooses that comparison.
    const std::optional<DifferencesRef>& differences() const { return m_differences; }
    void setDifferences(std::optional<DifferencesRef> differences);

    /// Keeps the choices to what is @p open: what is not loses its roles, each new snapshot takes a
    /// role as long as one is free, and a snapshot of @p recordingId, the current recording, is
    /// shown if that has any. While there are no A and B, the last of @p differences is shown, of
    /// the current recording if that has any; once there are, they are.
    void keepTo(const std::vector<OpenSnapshot>& open,
                const std::vector<DifferencesRef>& differences, int recordingId);

    /// The name of the type that was chosen last in any table, to be followed over all snapshots.
    const std::optional<std::string>& type() const { return m_type; }
    void setType(std::optional<std::string> type);

    /// What the object views show.
    const std::optional<ObjectRef>& object() const { return m_object; }
    void setObject(std::optional<ObjectRef> object);

    /// The user wants to see what holds that object, whatever else shows it.
    void askForRetainers() { Q_EMIT retainersWanted(); }

    /// The user wants to see where @p subject lies on the map of its heap.
    void askForMap(const MapSubject& subject) { Q_EMIT mapWanted(subject); }

Q_SIGNALS:
    void currentChanged();
    void rolesChanged();
    void differencesChanged();
    void typeChanged();
    void objectChanged();
    void retainersWanted();
    void mapWanted(const tidemark::app::MapSubject& subject);

private:
    void fillRole(const SnapshotRef& snapshot);
    void dropClosedRoles(const std::vector<OpenSnapshot>& open);
    bool hasAAndB() const { return m_roles[0] && m_roles[1]; }
    void keepDifferencesTo(const std::vector<DifferencesRef>& open, int recordingId);

    std::optional<SnapshotRef> m_current;
    std::array<std::optional<SnapshotRef>, kSnapshotRoles.size()> m_roles;
    std::optional<DifferencesRef> m_differences;
    std::optional<std::string> m_type;
    std::optional<ObjectRef> m_object;
};

} // namespace tidemark::app
