// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/function_places.h"
#include "app/workspace/object_history.h"
#include "app/workspace/pointing.h"
#include "app/workspace/recording_list.h"
#include "app/workspace/removed_recordings.h"
#include "app/workspace/run_selection.h"
#include "app/workspace/snapshot_selection.h"
#include "app/workspace/time_selection.h"
#include "core/timeline/run_placement.h"

#include <map>
#include <optional>

namespace tidemark::app
{

/// The recordings that are open, in order, and which one is current. Views meet here: they read it,
/// call it and listen to it, and never know each other. Each call is announced once, however many
/// recordings it is about. GUI thread only.
class Session final : public QObject
{
    Q_OBJECT

public:
    /// Where position 0 of a recording lies on the common axis.
    using Alignment = AlignmentKind;

    explicit Session(QObject* parent = nullptr);

    /// What was removed and can be brought back takes up to @p removedBudget bytes.
    explicit Session(std::uint64_t removedBudget, QObject* parent = nullptr);

    const std::vector<OpenRecording>& recordings() const { return m_list.all(); }
    const OpenRecording* find(int id) const { return m_list.find(id); }

    /// The recording that single-recording views show; null while none is open.
    const OpenRecording* current() const { return find(m_currentId); }

    /// The one whose peak and functions the chart tells first: the current one, or the first that
    /// is visible while the current one has no timeline. Null if there is none.
    const OpenRecording* currentTimeline() const;

    /// The one that panels about a run tell of: the current one, or while that has nothing of a
    /// run, as a heap snapshot, the one that the chart tells first. Null if none is open.
    const OpenRecording* currentRun() const;

    /// Whether the current recording is a report of lines of a program and nothing else: it is
    /// shown in the place of the timelines.
    bool isLineReportCurrent() const;

    Alignment alignment() const { return m_alignment.kind; }

    /// The function or the mark that the recordings are aligned at; empty with another alignment.
    const std::string& alignedAt() const { return m_alignment.name; }

    /// Whether positions on the common axis are shares of each recording: of kStretchedLength.
    bool isStretched() const { return tidemark::isStretched(alignment()); }

    /// How the visible recordings are stretched by the functions that they share, as they are now.
    /// Found when it is first asked for.
    const FunctionAlignment& functionAlignment() const;

    TimeSelection& time() { return m_time; }
    const TimeSelection& time() const { return m_time; }
    SnapshotSelection& snapshots() { return m_snapshots; }
    const SnapshotSelection& snapshots() const { return m_snapshots; }
    ObjectHistory& objectHistory() { return m_objectHistory; }
    RunSelection& runs() { return m_runs; }
    const RunSelection& runs() const { return m_runs; }
    Pointing& pointing() { return m_pointing; }
    const Pointing& pointing() const { return m_pointing; }

    /// The axis of the visible timelines: that of the current recording, else of the first visible.
    /// Recordings with another axis are not plotted.
    AxisUnit axisUnit() const;

    /// Where @p recording lies on the common axis under the present alignment. One that has no such
    /// function or mark lies as if all began together.
    AxisPlacement placementOf(const OpenRecording& recording) const;

    /// Whether @p recording is on the timeline now.
    bool isOnAxis(const OpenRecording& recording) const;

    /// Unix time in nanoseconds of session position 0 when aligned at the wall clock, if known.
    std::optional<std::int64_t> wallClockOrigin() const { return m_list.earliestStart(); }

    /// Adds the recordings of one file at the end and makes the first of them current.
    void add(const QString& path, const Recordings& recordings);

    /// Adds the recordings of all @p files at the end; the first of them becomes current if
    /// @p showsFirst, or if none is. Returns the number of the first recording of each file, which
    /// those of the others of the file follow.
    std::vector<int> add(const std::vector<ReadFile>& files, bool showsFirst);

    /// Has the file of recording @p id read again with what the user says about its table, of which
    /// there must be one: columnsChosen() asks whoever reads files.
    void chooseColumns(int id, const ColumnChoices& choices);

    /// Replaces the tables that came from file @p fileId by what it has become now that it was read
    /// again, each in its place, with its colour and what is shown of it. Recordings that were
    /// closed since stay closed; what is new in the file comes behind the others.
    void replaceTables(int fileId, const Recordings& recordings);

    // How recordings grow. GrowingRecordings calls these, at one pace for all of them.

    /// Replaces recording @p id by what it has become, which begins with what it was. Its new
    /// series are shown or not as those of a new recording, its new snapshots are offered.
    void grow(int id, std::shared_ptr<const Recording> recording);

    /// Says that recording @p id has grown so far that all views should take it over; grow() only
    /// tells those that keep up with every frame.
    void announceGrowth(int id);

    void setLive(int id, bool isLive);

    void remove(int id);
    void removeCurrent() { remove(m_currentId); }
    void removeAll();

    /// What the last remove() or removeAll() took away comes back where it was; again for the one
    /// before it.
    bool canRestore() const { return !m_removed.isEmpty(); }
    void restoreRemoved();
    const RemovedRecordings& removed() const { return m_removed; }

    void rename(int id, const QString& name);
    void recolour(int id, const QColor& colour);
    /// Sets a mark in recording @p id, at a position of its own, unless there is one of that name;
    /// the file it came from stays as it is. removeMark() takes away one that was set so, equal to
    /// @p mark.
    void addMark(int id, std::int64_t position, const QString& name);
    void removeMark(int id, const Marker& mark);

    /// Whether marks were set or removed since setMarksSaved(), in a recording that is open.
    bool hasUnsavedMarks() const { return m_list.hasUnsavedMarks(); }
    void setMarksSaved() { m_list.setMarksSaved(); }

    /// Says anew which group of runs the recordings of these files belong to by themselves, and
    /// which one that is set against; others stay as they are.
    void regroup(const std::map<QString, std::pair<QString, QString>>& groupsByPath);
    void setVisible(int id, bool visible);

    /// Makes recording @p id the current one, and hides all others.
    void showOnly(int id);
    void setSeriesShown(int id, std::size_t index, bool shown);
    void move(int id, int toIndex);
    void setCurrent(int id);

    /// @p name is that of the function or the mark, for an alignment at one.
    void setAlignment(Alignment alignment, std::string name = {});

    /// The same because the user wants it so, which is remembered.
    void chooseAlignment(Alignment alignment, std::string name = {});

Q_SIGNALS:
    /// Recordings were added, removed or moved, or many of them have changed.
    void listChanged();
    /// @p names left the list; restoreRemoved() brings them back. What left it earlier under the
    /// names @p lost cannot be brought back any more.
    void recordingsRemoved(const QStringList& names, const QStringList& lost);
    /// Name, colour or visibility of one recording or of its series.
    void recordingChanged(int id);
    void currentChanged(int id);
    /// The user has said what the columns of one recording are; its file is to be read again.
    void columnsChosen(int id, const tidemark::ColumnChoices& choices);
    /// The samples of one recording became more, and nothing else changed.
    void recordingGrew(int id);
    void alignmentChanged();
    /// The user has chosen the alignment, be it the one that was there.
    void alignmentChosen();
    /// Anything that the chart draws differently; follows each call that emits any of the above,
    /// once.
    void plotChanged();

private:
    void updateWhole();
    AxisRange wholeRange() const;
    void updateSnapshots();
    void announceList(int currentBefore);
    void takeRemoved(std::vector<RemovedRecording> step, int currentBefore);

    RecordingList m_list;
    RemovedRecordings m_removed;
    int m_currentId = 0;
    AxisUnit m_unit = AxisUnit::Nanoseconds; ///< of what m_time holds
    RunAlignment m_alignment;
    mutable FunctionPlaces m_byFunctions;
    TimeSelection m_time;
    SnapshotSelection m_snapshots;
    ObjectHistory m_objectHistory{m_snapshots};
    RunSelection m_runs;
    Pointing m_pointing{m_time};
};

} // namespace tidemark::app
