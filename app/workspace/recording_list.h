// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/open_recording.h"

#include <optional>
#include <set>
#include <unordered_map>

namespace tidemark::app
{

/// What was read from one file.
struct ReadFile {
    QString path;
    Recordings recordings;  ///< at least one
    QString group = {};     ///< as OpenRecording has it, of all of them
    QString groupBase = {}; ///< likewise
};

/// A recording that left the list, and where it stood.
struct RemovedRecording {
    std::size_t index;
    OpenRecording recording;
};

/// The open recordings in their order: who is in, under which number, name and colour. Tells
/// nobody; the Session announces what it does here. GUI thread only.
class RecordingList final
{
public:
    const std::vector<OpenRecording>& all() const { return m_all; }

    /// Null if it is not open. O(1).
    const OpenRecording* find(int id) const;

    /// To change anything but its number and the recording itself.
    OpenRecording* find(int id);

    /// Unix time in nanoseconds of the first timeline that knows when it began.
    std::optional<std::int64_t> earliestStart() const { return m_earliestStart; }

    /// The next one to look at where @p index is gone: visible if there is one, 0 if none is left.
    int neighbourOf(std::size_t index) const;

    /// Adds the recordings of @p files at the end: their numbers rise in that order, and each gets
    /// the colour that is used least. Returns the number of the first one of each file.
    std::vector<int> add(const std::vector<ReadFile>& files);

    /// Replaces the tables that came from file @p fileId by what it has become, each in its place;
    /// those that are in @p removed too. What is new in the file comes behind its last recording,
    /// what is no more goes. False if none of the file is open.
    bool replaceTables(int fileId, const Recordings& recordings,
                       const std::vector<OpenRecording*>& removed);

    /// Replaces recording @p id, which must be open, by what it has become.
    void grow(int id, std::shared_ptr<const Recording> recording);

    /// Sets a mark in recording @p id, unless it has an equal one, is not open or has no timeline;
    /// removeMark() takes away one that was set so. True if anything changed.
    bool addMark(int id, const Marker& mark);
    bool removeMark(int id, const Marker& mark);

    /// Whether that was done since setMarksSaved() with a recording that is open.
    bool hasUnsavedMarks() const;
    void setMarksSaved() { m_withUnsavedMarks.clear(); }

    /// Takes recording @p id out, which must be open.
    RemovedRecording take(int id);
    std::vector<RemovedRecording> takeAll();

    /// Puts back what was taken, each where it stood.
    void putBack(std::vector<RemovedRecording> removed);

    /// Moves recording @p id, which must be open, to place @p toIndex, or as near as there is one.
    void move(int id, int toIndex);

private:
    void addNew(std::size_t known, int fileId, const Recordings& recordings);
    void update();
    void takeMarks(OpenRecording& open);

    std::vector<OpenRecording> m_all;
    std::unordered_map<int, std::size_t> m_places; ///< in m_all, by number
    std::optional<std::int64_t> m_earliestStart;
    int m_nextId = 1;
    std::set<int> m_withUnsavedMarks; ///< numbers of recordings
};

} // namespace tidemark::app
