// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_result.h"
#include "app/workspace/workspace.h"
#include "core/snapshots/mapping_comparison.h"

namespace tidemark::app
{

/// What changed from one snapshot to a later one, type by type. Sizes in bytes.
struct SnapshotChange {
    struct Type {
        std::string name;
        std::int64_t countDelta;
        std::int64_t sizeDelta;
    };

    std::int64_t countDelta = 0;
    std::int64_t sizeDelta = 0;
    std::vector<Type> most; ///< the types that changed by most bytes, at most three, those first
};

/// Compares two snapshots in the background, for one who only wants to know in a few words. GUI
/// thread only.
class SnapshotChanges final : public QObject
{
    Q_OBJECT

public:
    explicit SnapshotChanges(Workspace& workspace, QObject* parent = nullptr);

    /// Begins with these two, none of them null; what was asked before is dropped.
    void ask(const SnapshotPtr& before, const SnapshotPtr& after);

    /// Null while it is not known.
    const SnapshotChange* change() const { return m_result.value().get(); }

    /// Why it came to nothing, if it did.
    std::optional<Error> failure() const;

Q_SIGNALS:
    /// The change or the failure is new.
    void changed();

private:
    void update();
    bool isKnown(const SnapshotPtr& snapshot) const;
    KnownSnapshot known(const SnapshotPtr& snapshot) const;

    Workspace& m_workspace;
    std::weak_ptr<const Snapshot> m_before; ///< weak: it may be closed meanwhile
    std::weak_ptr<const Snapshot> m_after;  ///< likewise
    BackgroundResult<SnapshotChange> m_result;
};

/// "Since “baseline”: +24.1 MiB, +1,204 objects" and a line for each type; @p name is that of the
/// snapshot before. Plain text.
QString changeText(const SnapshotChange& change, const QString& name, SizeUnit unit);

/// The same of two snapshots by mapping, with the mappings whose RSS changed most.
QString changeText(const MappingComparison& comparison, const QString& name, SizeUnit unit);

} // namespace tidemark::app
