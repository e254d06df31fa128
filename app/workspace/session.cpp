// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/session.h"

#include "app/text/plain_text.h"
#include "app/workspace/open_snapshots.h"
#include "app/workspace/palette.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/shown_series.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr std::int64_t kRoomAroundOneMoment = 500'000'000; ///< half a second
constexpr std::int64_t kRoomAroundOnePosition = 16;

/// What is being recorded grows into so much room before the axis grows with it.
constexpr std::int64_t kLiveAtFirst = 5'000'000'000;

} // namespace

Session::Session(QObject* parent) : QObject(parent)
{
    for (const auto signal : {&Session::listChanged, &Session::alignmentChanged}) {
        connect(this, signal, this, &Session::plotChanged);
    }
    connect(this, &Session::recordingChanged, this, &Session::plotChanged);
    connect(this, &Session::currentChanged, this, &Session::plotChanged);
    connect(this, &Session::currentChanged, this, &Session::updateSnapshots);
}

const OpenRecording* Session::find(int id) const
{
    const auto found = std::ranges::find(m_recordings, id, &OpenRecording::id);
    return found == m_recordings.end() ? nullptr : &*found;
}

OpenRecording* Session::findOpen(int id)
{
    return const_cast<OpenRecording*>(std::as_const(*this).find(id));
}

const OpenRecording* Session::currentTimeline() const
{
    if (const OpenRecording* open = current(); open != nullptr && open->hasTimeline()) {
        return open;
    }
    const auto first = std::ranges::find_if(m_recordings, [](const OpenRecording& open) {
        return open.isVisible && open.hasTimeline();
    });
    return first == m_recordings.end() ? nullptr : &*first;
}

bool Session::isLineReportCurrent() const
{
    const OpenRecording* const open = current();
    return open != nullptr && !open->hasTimeline() && !open->recording->lineTables.empty();
}

AxisUnit Session::axisUnit() const
{
    const OpenRecording* open = currentTimeline();
    return open == nullptr ? AxisUnit::Nanoseconds : open->recording->timeline.axis;
}

std::optional<std::int64_t> Session::wallClockOrigin() const
{
    std::optional<std::int64_t> earliest;
    for (const OpenRecording& open : m_recordings) {
        const auto started = open.recording->startedUnixNs;
        if (started && open.hasTimeline()) {
            earliest = std::min(earliest.value_or(*started), *started);
        }
    }
    return earliest;
}

std::int64_t Session::offsetOf(const OpenRecording& recording) const
{
    const auto origin = wallClockOrigin();
    const auto started = recording.recording->startedUnixNs;
    return m_alignment == Alignment::WallClock && origin && started ? *started - *origin : 0;
}

/// The palette's colour that is used least, by recordings and by their further series that are
/// shown.
QColor Session::nextColour() const
{
    std::array<int, kSeriesColours.size()> uses{};
    for (const OpenRecording& open : m_recordings) {
        const std::size_t coloured = std::max(open.seriesShown.size(), std::size_t{1});
        for (std::size_t i = 0; i < coloured; ++i) {
            const auto colour = std::ranges::find(kSeriesColours, seriesColour(open, i).rgb());
            if (colour != kSeriesColours.end() && (i == 0 || open.seriesShown[i])) {
                ++uses[static_cast<std::size_t>(colour - kSeriesColours.begin())];
            }
        }
    }
    const auto least = std::ranges::min_element(uses);
    return app::seriesColour(static_cast<std::size_t>(least - uses.begin()));
}

OpenRecording Session::makeOpen(const QString& path, const Recordings& recordings,
                                std::size_t place)
{
    const QString fileName = singleLine(QFileInfo(path).fileName());
    OpenRecording open;
    open.id = m_nextId++;
    open.path = path;
    open.placeInFile = place;
    open.name =
        recordings.size() == 1 ? fileName : QStringLiteral("%1 #%2").arg(fileName).arg(place + 1);
    open.colour = nextColour();
    open.recording = recordings[place];
    open.seriesShown = shownAtFirst(open.recording->timeline);
    return open;
}

void Session::add(const QString& path, const Recordings& recordings)
{
    const int firstId = m_nextId;
    for (std::size_t place = 0; place < recordings.size(); ++place) {
        m_recordings.push_back(makeOpen(path, recordings, place));
        m_recordings.back().fileId = firstId;
    }
    m_currentId = firstId;
    announceList();
    Q_EMIT currentChanged(m_currentId);
}

void Session::chooseColumns(int id, const ColumnChoices& choices)
{
    const OpenRecording* const open = find(id);
    if (open != nullptr && !open->recording->table.columns.empty()) {
        Q_EMIT columnsChosen(id, choices);
    }
}

void Session::replaceTables(int fileId, const Recordings& recordings)
{
    std::size_t known = 0; // recordings that the file had before
    const auto replace = [&](OpenRecording& open) {
        if (open.fileId != fileId) {
            return;
        }
        known = std::max(known, open.placeInFile + 1);
        const std::size_t place = std::min(open.placeInFile, recordings.size() - 1);
        if (!recordings[place]->table.columns.empty()) {
            const auto before = std::exchange(open.recording, recordings[place]);
            open.seriesShown =
                shownAgain(before->timeline, open.seriesShown, open.recording->timeline);
        }
    };
    std::ranges::for_each(m_recordings, replace);
    for (auto& step : m_removed) {
        for (Removed& removed : step) {
            replace(removed.recording);
        }
    }
    const auto last = std::ranges::find(m_recordings.rbegin(), m_recordings.rend(), fileId,
                                        &OpenRecording::fileId);
    if (last == m_recordings.rend()) {
        return;
    }
    finishReplacing(static_cast<std::size_t>(m_recordings.rend() - last), known, recordings);
}

/// Where the order of its dates parts a file into another number of recordings. @p end is behind
/// the last recording of the file.
void Session::finishReplacing(std::size_t end, std::size_t known, const Recordings& recordings)
{
    const int fileId = m_recordings[end - 1].fileId;
    const QString path = m_recordings[end - 1].path;
    for (std::size_t place = known; place < recordings.size(); ++place, ++end) {
        OpenRecording added = makeOpen(path, recordings, place);
        added.fileId = fileId;
        m_recordings.insert(m_recordings.begin() + static_cast<std::ptrdiff_t>(end),
                            std::move(added));
    }
    const auto isGone = [&](const OpenRecording& open) {
        return open.fileId == fileId && open.placeInFile >= recordings.size();
    };
    std::erase_if(m_recordings, isGone);
    for (auto& step : m_removed) {
        std::erase_if(step, [&](const Removed& removed) { return isGone(removed.recording); });
    }
    std::erase_if(m_removed, [](const auto& step) { return step.empty(); });
    if (find(m_currentId) == nullptr) {
        m_currentId = neighbourOf(0);
    }
    announceList();
    Q_EMIT currentChanged(m_currentId);
    for (const OpenRecording& open : m_recordings) {
        if (open.fileId == fileId) {
            Q_EMIT recordingChanged(open.id);
        }
    }
}

void Session::grow(int id, std::shared_ptr<const Recording> recording)
{
    OpenRecording* open = findOpen(id);
    if (open == nullptr || open->recording == recording) {
        return;
    }
    const std::size_t known = open->seriesShown.size();
    const std::size_t knownSnapshots = open->recording->snapshots.size();
    const bool hadTimeline = open->hasTimeline();
    open->recording = std::move(recording);
    if (open->recording->timeline.series.size() > known) {
        std::vector<bool> shown = shownAtFirst(open->recording->timeline);
        std::copy(open->seriesShown.begin(), open->seriesShown.end(), shown.begin());
        open->seriesShown = std::move(shown);
    }
    m_time.growWhole(wholeRange());
    const bool hasNewSnapshots = open->recording->snapshots.size() != knownSnapshots;
    if (open->hasTimeline() != hadTimeline || open->seriesShown.size() != known ||
        hasNewSnapshots) {
        Q_EMIT recordingChanged(id);
    } else {
        Q_EMIT recordingGrew(id);
    }
    if (hasNewSnapshots) {
        updateSnapshots();
    }
}

void Session::setLive(int id, bool isLive)
{
    OpenRecording* open = findOpen(id);
    if (open != nullptr && open->isLive != isLive) {
        open->isLive = isLive;
        updateWhole();
        Q_EMIT recordingChanged(id);
    }
}

void Session::announceGrowth(int id)
{
    if (find(id) != nullptr) {
        Q_EMIT recordingChanged(id);
    }
}

void Session::remove(int id)
{
    const auto found = std::ranges::find(m_recordings, id, &OpenRecording::id);
    if (found == m_recordings.end()) {
        return;
    }
    const auto index = static_cast<std::size_t>(found - m_recordings.begin());
    found->isLive = false; // whoever let it grow has stopped, or says so again
    m_removed.push_back({{index, std::move(*found)}});
    m_recordings.erase(found);
    if (m_currentId == id) {
        m_currentId = neighbourOf(index);
    }
    announceRemoved();
    Q_EMIT currentChanged(m_currentId);
}

void Session::removeAll()
{
    if (m_recordings.empty()) {
        return;
    }
    std::vector<Removed> all;
    for (std::size_t i = 0; i < m_recordings.size(); ++i) {
        m_recordings[i].isLive = false;
        all.push_back({i, std::move(m_recordings[i])});
    }
    m_removed.push_back(std::move(all));
    m_recordings.clear();
    m_currentId = 0;
    announceRemoved();
    Q_EMIT currentChanged(m_currentId);
}

void Session::restoreRemoved()
{
    if (m_removed.empty()) {
        return;
    }
    for (Removed& removed : m_removed.back()) {
        const std::size_t index = std::min(removed.index, m_recordings.size());
        m_currentId = removed.recording.id;
        m_recordings.insert(m_recordings.begin() + static_cast<std::ptrdiff_t>(index),
                            std::move(removed.recording));
    }
    m_removed.pop_back();
    announceList();
    Q_EMIT currentChanged(m_currentId);
}

void Session::rename(int id, const QString& name)
{
    OpenRecording* open = findOpen(id);
    if (open != nullptr && !name.trimmed().isEmpty() && open->name != name.trimmed()) {
        open->name = name.trimmed();
        Q_EMIT recordingChanged(id);
    }
}

void Session::recolour(int id, const QColor& colour)
{
    OpenRecording* open = findOpen(id);
    if (open != nullptr && colour.isValid() && open->colour != colour) {
        open->colour = colour;
        Q_EMIT recordingChanged(id);
    }
}

void Session::setVisible(int id, bool visible)
{
    OpenRecording* open = findOpen(id);
    if (open != nullptr && open->isVisible != visible) {
        open->isVisible = visible;
        updateWhole();
        Q_EMIT recordingChanged(id);
    }
}

void Session::setSeriesShown(int id, std::size_t index, bool shown)
{
    OpenRecording* open = findOpen(id);
    if (open != nullptr && index < open->seriesShown.size() && open->seriesShown[index] != shown) {
        open->seriesShown[index] = shown;
        Q_EMIT recordingChanged(id);
    }
}

void Session::move(int id, int toIndex)
{
    const auto found = std::ranges::find(m_recordings, id, &OpenRecording::id);
    if (found == m_recordings.end()) {
        return;
    }
    OpenRecording open = std::move(*found);
    m_recordings.erase(found);
    const int last = static_cast<int>(m_recordings.size());
    m_recordings.insert(m_recordings.begin() + std::clamp(toIndex, 0, last), std::move(open));
    announceList();
}

void Session::setCurrent(int id)
{
    if (id != m_currentId && find(id) != nullptr) {
        m_currentId = id;
        updateWhole();
        Q_EMIT currentChanged(id);
    }
}

void Session::setAlignment(Alignment alignment)
{
    if (alignment != m_alignment) {
        m_alignment = alignment;
        updateWhole();
        m_time.select({});
        m_time.showAll();
        Q_EMIT alignmentChanged();
    }
}

/// The recording to show after the one at @p index is gone: the next visible one, else any.
int Session::neighbourOf(std::size_t index) const
{
    for (std::size_t i = 0; i < m_recordings.size(); ++i) {
        const OpenRecording& open = m_recordings[(index + i) % m_recordings.size()];
        if (open.isVisible) {
            return open.id;
        }
    }
    return m_recordings.empty() ? 0 : m_recordings[std::min(index, m_recordings.size() - 1)].id;
}

void Session::announceRemoved()
{
    announceList();
    QStringList names;
    for (const Removed& removed : m_removed.back()) {
        names << removed.recording.name;
    }
    Q_EMIT recordingsRemoved(names);
}

void Session::announceList()
{
    updateWhole();
    Q_EMIT listChanged();
    updateSnapshots();
}

/// Keeps the selection and the history to what is open.
void Session::updateSnapshots()
{
    std::vector<OpenSnapshot> open;
    std::vector<SnapshotPtr> heaps;
    for (const SnapshotRef& ref : allSnapshots(*this)) {
        heaps.push_back(snapshotOf(*this, ref));
        open.push_back({ref, heaps.back()});
    }
    m_snapshots.keepTo(open, m_currentId);
    m_objectHistory.keepOnly(heaps);
}

void Session::updateWhole()
{
    const AxisUnit unit = axisUnit();
    if (std::exchange(m_unit, unit) != unit) {
        m_time.setWhole({}); // a zoom in seconds means nothing in instructions
    }
    m_time.setWhole(wholeRange());
}

/// The common axis spans all visible recordings of the present unit.
AxisRange Session::wholeRange() const
{
    std::optional<AxisRange> whole;
    bool isAnyLive = false;
    const AxisUnit unit = axisUnit();
    for (const OpenRecording& open : m_recordings) {
        if (!open.isVisible || !open.hasTimeline() || open.recording->timeline.axis != unit) {
            continue;
        }
        isAnyLive = isAnyLive || open.isLive;
        const std::int64_t offset = offsetOf(open);
        AxisRange range = open.recording->timeline.sampledRange();
        range = {range.begin + offset, range.end + offset};
        whole =
            whole ? AxisRange{std::min(whole->begin, range.begin), std::max(whole->end, range.end)}
                  : range;
    }
    if (whole && isAnyLive) {
        whole->end = std::max(whole->end, whole->begin + kLiveAtFirst);
    }
    if (whole && whole->length() <= 1) { // a single moment gets some room on both sides
        const std::int64_t room =
            unit == AxisUnit::Nanoseconds ? kRoomAroundOneMoment : kRoomAroundOnePosition;
        whole = AxisRange{whole->begin - room, whole->end + room};
    }
    return whole.value_or(AxisRange{});
}

} // namespace tidemark::app

#include "moc_session.cpp"
