// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/recording_list.h"

#include "app/text/plain_text.h"
#include "app/text/recording_names.h"
#include "app/workspace/colour_use.h"
#include "core/timeline/shown_series.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

QStringList namesOf(const QString& path, const Recordings& recordings)
{
    return recordingNames(singleLine(QFileInfo(path).fileName()), recordings);
}

OpenRecording openOf(int id, const QString& path, const QString& name, const Recordings& recordings,
                     std::size_t place)
{
    OpenRecording open;
    open.id = id;
    open.path = path;
    open.placeInFile = place;
    open.name = name;
    if (const auto& totals = recordings[place]->totals) {
        open.group = QString::fromStdString(totals->label);
    }
    open.setRecording(recordings[place]);
    open.seriesShown = shownAtFirst(open.recording->timeline);
    return open;
}

void replaceTable(OpenRecording& open, const Recordings& recordings)
{
    const std::size_t place = std::min(open.placeInFile, recordings.size() - 1);
    if (!recordings[place]->table.columns.empty()) {
        const auto before = open.recording;
        open.setRecording(recordings[place]);
        open.seriesShown = shownAgain(before->timeline, open.seriesShown, open.recording->timeline);
    }
}

} // namespace

const OpenRecording* RecordingList::find(int id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &m_all[found->second];
}

OpenRecording* RecordingList::find(int id)
{
    return const_cast<OpenRecording*>(std::as_const(*this).find(id));
}

int RecordingList::neighbourOf(std::size_t index) const
{
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const OpenRecording& open = m_all[(index + i) % m_all.size()];
        if (open.isVisible) {
            return open.id;
        }
    }
    return m_all.empty() ? 0 : m_all[std::min(index, m_all.size() - 1)].id;
}

std::vector<int> RecordingList::add(const std::vector<ReadFile>& files)
{
    std::vector<int> firstIds;
    ColourUse colours(m_all);
    for (const ReadFile& file : files) {
        const auto& [path, recordings, group, groupBase] = file;
        firstIds.push_back(m_nextId);
        const QStringList names = namesOf(path, recordings);
        for (std::size_t place = 0; place < recordings.size(); ++place) {
            m_all.push_back(
                openOf(m_nextId++, path, names[static_cast<qsizetype>(place)], recordings, place));
            m_all.back().fileId = firstIds.back();
            if (!group.isEmpty()) {
                m_all.back().group = group;
                m_all.back().groupBase = groupBase;
            }
            colours.giveTo(m_all.back());
        }
    }
    update();
    return firstIds;
}

bool RecordingList::replaceTables(int fileId, const Recordings& recordings,
                                  const std::vector<OpenRecording*>& removed)
{
    std::size_t known = 0; // recordings that the file had before
    bool isOpen = false;
    const auto replace = [&](OpenRecording& open) {
        if (open.fileId == fileId) {
            known = std::max(known, open.placeInFile + 1);
            replaceTable(open, recordings);
            return true;
        }
        return false;
    };
    for (OpenRecording& open : m_all) {
        isOpen = replace(open) || isOpen;
    }
    for (OpenRecording* const open : removed) {
        replace(*open);
    }
    if (isOpen) {
        addNew(known, fileId, recordings);
        std::erase_if(m_all, [&](const OpenRecording& open) {
            return open.fileId == fileId && open.placeInFile >= recordings.size();
        });
    }
    update();
    return isOpen;
}

/// Where the order of its dates parts a file into another number of recordings, behind the last
/// one of the file.
void RecordingList::addNew(std::size_t known, int fileId, const Recordings& recordings)
{
    const auto last =
        std::ranges::find(m_all.rbegin(), m_all.rend(), fileId, &OpenRecording::fileId);
    const auto end = m_all.rend() - last;
    const QString path = last->path;
    const QStringList names = namesOf(path, recordings);
    ColourUse colours(m_all);
    std::vector<OpenRecording> added;
    for (std::size_t place = known; place < recordings.size(); ++place) {
        added.push_back(
            openOf(m_nextId++, path, names[static_cast<qsizetype>(place)], recordings, place));
        added.back().fileId = fileId;
        colours.giveTo(added.back());
    }
    m_all.insert(m_all.begin() + end, std::make_move_iterator(added.begin()),
                 std::make_move_iterator(added.end()));
}

void RecordingList::grow(int id, std::shared_ptr<const Recording> recording)
{
    OpenRecording& open = *find(id);
    const std::size_t known = open.seriesShown.size();
    open.setRecording(std::move(recording));
    if (open.recording->timeline.series.size() > known) {
        std::vector<bool> shown = shownAtFirst(open.recording->timeline);
        std::copy(open.seriesShown.begin(), open.seriesShown.end(), shown.begin());
        open.seriesShown = std::move(shown);
    }
    const auto started = open.recording->startedUnixNs;
    if (started && open.hasTimeline()) {
        m_earliestStart = std::min(m_earliestStart.value_or(*started), *started);
    }
}

bool RecordingList::addMark(int id, const Marker& mark)
{
    OpenRecording* const open = find(id);
    if (open == nullptr || !open->hasTimeline() ||
        std::ranges::find(open->ownMarks, mark) != open->ownMarks.end()) {
        return false;
    }
    open->ownMarks.push_back(mark);
    takeMarks(*open);
    return true;
}

bool RecordingList::removeMark(int id, const Marker& mark)
{
    OpenRecording* const open = find(id);
    if (open == nullptr || std::erase(open->ownMarks, mark) == 0) {
        return false;
    }
    takeMarks(*open);
    return true;
}

void RecordingList::takeMarks(OpenRecording& open)
{
    open.setRecording(open.asRead != nullptr ? open.asRead : open.recording);
    m_withUnsavedMarks.insert(open.id);
}

bool RecordingList::hasUnsavedMarks() const
{
    return std::ranges::any_of(m_withUnsavedMarks, [this](int id) { return find(id) != nullptr; });
}

RemovedRecording RecordingList::take(int id)
{
    const std::size_t index = m_places.at(id);
    RemovedRecording taken{index, std::move(m_all[index])};
    m_all.erase(m_all.begin() + static_cast<std::ptrdiff_t>(index));
    update();
    return taken;
}

std::vector<RemovedRecording> RecordingList::takeAll()
{
    std::vector<RemovedRecording> taken;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        taken.push_back({i, std::move(m_all[i])});
    }
    m_all.clear();
    update();
    return taken;
}

void RecordingList::putBack(std::vector<RemovedRecording> removed)
{
    std::vector<OpenRecording> merged;
    merged.reserve(m_all.size() + removed.size());
    auto next = removed.begin();
    const auto takeRemoved = [&] { merged.push_back(std::move((next++)->recording)); };
    for (OpenRecording& open : m_all) {
        while (next != removed.end() && next->index <= merged.size()) {
            takeRemoved();
        }
        merged.push_back(std::move(open));
    }
    while (next != removed.end()) {
        takeRemoved();
    }
    m_all = std::move(merged);
    update();
}

void RecordingList::move(int id, int toIndex)
{
    const auto from = m_all.begin() + static_cast<std::ptrdiff_t>(m_places.at(id));
    const int last = static_cast<int>(m_all.size()) - 1;
    const auto to = m_all.begin() + std::clamp(toIndex, 0, last);
    if (from < to) {
        std::rotate(from, from + 1, to + 1);
    } else {
        std::rotate(to, from, from + 1);
    }
    update();
}

void RecordingList::update()
{
    m_places.clear();
    m_places.reserve(m_all.size());
    m_earliestStart.reset();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        m_places.emplace(m_all[i].id, i);
        const auto started = m_all[i].recording->startedUnixNs;
        if (started && m_all[i].hasTimeline()) {
            m_earliestStart = std::min(m_earliestStart.value_or(*started), *started);
        }
    }
}

} // namespace tidemark::app
