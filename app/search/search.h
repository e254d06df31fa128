// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/snapshot_selection.h"
#include "app/workspace/workspace.h"
#include "core/snapshots/heap_search.h"

#include <variant>

namespace tidemark::app
{

/// Where a result of a search leads.
struct RecordingTarget {
    int id = 0;
};
struct PositionTarget {
    int id = 0;
    std::int64_t position = 0; ///< of that recording
};
struct RangeTarget {
    int id = 0;
    AxisRange range;
};
struct TypeTarget {
    SnapshotRef snapshot;
    std::string name;
};
struct ObjectTarget {
    ObjectRef object;
};
struct CommandTarget {
    QString name; ///< of the action, as WindowActions has it
};
using SearchTarget = std::variant<RecordingTarget, PositionTarget, RangeTarget, TypeTarget,
                                  ObjectTarget, CommandTarget>;

/// Something that was found. Texts are one plain line.
struct SearchResult {
    QString text;
    QString detail; ///< where it is, or how much
    SearchTarget target;
};

/// What was found of one sort: the first of them, and how many there are beside.
struct SearchGroup {
    QString title;
    std::vector<SearchResult> results;
    std::uint64_t more = 0;
};

/// What is searched, as it is now; any thread may read it.
struct SearchSubject {
    struct Run {
        int id = 0;
        QString name;
        std::shared_ptr<const Recording> recording;
    };
    struct Heap {
        SnapshotRef ref;
        QString name;
        SnapshotPtr snapshot;
        std::shared_ptr<const HeapOverview> overview; ///< null while its types are not known
    };
    std::vector<Run> runs;
    std::vector<Heap> heaps;
};

/// GUI thread only.
SearchSubject searchSubjectOf(const Workspace& workspace);

/// Looks for @p text, capitals or not, in names of recordings and functions, marks, types, texts
/// and property names of heaps, and lines of output, and for an object with that number. Groups
/// without a result are left out; what was not looked through when @p control was cancelled is
/// missing. Any thread.
std::vector<SearchGroup> searchIn(const SearchSubject& subject, const QString& text,
                                  TaskControl& control);

} // namespace tidemark::app
