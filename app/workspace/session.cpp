// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/session.h"

#include "app/workspace/open_snapshots.h"

#include <algorithm>
#include <tuple>
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

Session::Session(QObject* parent) : Session(RemovedRecordings::kBudget, parent) {}

Session::Session(std::uint64_t removedBudget, QObject* parent)
    : QObject(parent),
      m_removed(removedBudget)
{
    connect(this, &Session::recordingChanged, this, &Session::plotChanged);
    connect(this, &Session::alignmentChanged, this, &Session::plotChanged);
}

const OpenRecording* Session::currentTimeline() const
{
    if (const OpenRecording* open = current(); open != nullptr && open->hasTimeline()) {
        return open;
    }
    const auto first = std::ranges::find_if(recordings(), [](const OpenRecording& open) {
        return open.isVisible && open.hasTimeline();
    });
    return first == recordings().end() ? nullptr : &*first;
}

const OpenRecording* Session::currentRun() const
{
    const OpenRecording* const open = current();
    const bool isOfRun = open != nullptr && (open->isRun() || isLineReportCurrent() ||
                                             !open->recording->output.isEmpty());
    const OpenRecording* const other = isOfRun ? nullptr : currentTimeline();
    return other != nullptr ? other : open;
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

AxisPlacement Session::placementOf(const OpenRecording& recording) const
{
    const auto origin = wallClockOrigin();
    const auto started = recording.recording->startedUnixNs;
    if (alignment() == Alignment::WallClock && origin && started) {
        return AxisPlacement::movedBy(*started - *origin);
    }
    if (alignment() == Alignment::Functions) {
        functionAlignment();
        return m_byFunctions.of(recording).value_or(AxisPlacement());
    }
    return tidemark::placementOf(recording.recording->timeline, m_alignment)
        .value_or(AxisPlacement());
}

bool Session::isOnAxis(const OpenRecording& recording) const
{
    return recording.isVisible && recording.hasTimeline() &&
           recording.recording->timeline.axis == axisUnit();
}

const FunctionAlignment& Session::functionAlignment() const
{
    if (!m_byFunctions.isFound()) {
        std::vector<const OpenRecording*> shown;
        for (const OpenRecording& open : recordings()) {
            if (isOnAxis(open)) {
                shown.push_back(&open);
            }
        }
        m_byFunctions.find(shown);
    }
    return m_byFunctions.alignment();
}

void Session::add(const QString& path, const Recordings& recordings)
{
    add({ReadFile{path, recordings}}, true);
}

std::vector<int> Session::add(const std::vector<ReadFile>& files, bool showsFirst)
{
    std::vector<int> firstIds = m_list.add(files);
    if (!firstIds.empty()) {
        const bool isOther = showsFirst || current() == nullptr;
        announceList(std::exchange(m_currentId, isOther ? firstIds.front() : m_currentId));
    }
    return firstIds;
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
    if (!m_list.replaceTables(fileId, recordings, m_removed.all())) {
        return;
    }
    m_removed.eraseIf([&](const OpenRecording& open) {
        return open.fileId == fileId && open.placeInFile >= recordings.size();
    });
    const int before =
        std::exchange(m_currentId, current() != nullptr ? m_currentId : m_list.neighbourOf(0));
    announceList(before);
}

void Session::grow(int id, std::shared_ptr<const Recording> recording)
{
    const OpenRecording* const open = find(id);
    if (open == nullptr || open->recording == recording) {
        return;
    }
    const std::size_t known = open->seriesShown.size();
    const auto heapsIn = [open] {
        return open->recording->snapshots.size() + open->recording->differences.size();
    };
    const std::size_t knownHeaps = heapsIn();
    const bool hadTimeline = open->hasTimeline();
    m_list.grow(id, std::move(recording));
    m_byFunctions.forget();
    m_time.growWhole(wholeRange());
    const bool hasNewHeaps = heapsIn() != knownHeaps;
    if (open->hasTimeline() != hadTimeline || open->seriesShown.size() != known || hasNewHeaps) {
        Q_EMIT recordingChanged(id);
    } else {
        Q_EMIT recordingGrew(id);
    }
    if (hasNewHeaps) {
        updateSnapshots();
    }
}

void Session::setLive(int id, bool isLive)
{
    OpenRecording* const open = m_list.find(id);
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
    if (find(id) == nullptr) {
        return;
    }
    std::vector<RemovedRecording> step;
    step.push_back(m_list.take(id));
    const int before = m_currentId;
    if (m_currentId == id) {
        m_currentId = m_list.neighbourOf(step.front().index);
    }
    takeRemoved(std::move(step), before);
}

void Session::removeAll()
{
    if (!recordings().empty()) {
        takeRemoved(m_list.takeAll(), std::exchange(m_currentId, 0));
    }
}

void Session::restoreRemoved()
{
    if (canRestore()) {
        std::vector<RemovedRecording> step = m_removed.takeLast();
        const int before = std::exchange(m_currentId, step.back().recording.id);
        m_list.putBack(std::move(step));
        announceList(before);
    }
}

void Session::rename(int id, const QString& name)
{
    OpenRecording* const open = m_list.find(id);
    if (open != nullptr && !name.trimmed().isEmpty() && open->name != name.trimmed()) {
        open->name = name.trimmed();
        Q_EMIT recordingChanged(id);
    }
}

void Session::recolour(int id, const QColor& colour)
{
    OpenRecording* const open = m_list.find(id);
    if (open != nullptr && colour.isValid() && open->colour != colour) {
        open->colour = colour;
        Q_EMIT recordingChanged(id);
    }
}

void Session::addMark(int id, std::int64_t position, const QString& name)
{
    if (m_list.addMark(id, {MarkerKind::Mark, name.toStdString(), position, position})) {
        Q_EMIT recordingChanged(id);
    }
}

void Session::removeMark(int id, const Marker& mark)
{
    if (m_list.removeMark(id, mark)) {
        Q_EMIT recordingChanged(id);
    }
}

void Session::regroup(const std::map<QString, std::pair<QString, QString>>& groupsByPath)
{
    for (const OpenRecording& open : recordings()) {
        if (const auto found = groupsByPath.find(open.path); found != groupsByPath.end()) {
            OpenRecording& changed = *m_list.find(open.id);
            std::tie(changed.group, changed.groupBase) = found->second;
        }
    }
    announceList(m_currentId);
}

void Session::setVisible(int id, bool visible)
{
    OpenRecording* const open = m_list.find(id);
    if (open != nullptr && open->isVisible != visible) {
        open->isVisible = visible;
        updateWhole();
        Q_EMIT recordingChanged(id);
    }
}

void Session::showOnly(int id)
{
    if (find(id) == nullptr) {
        return;
    }
    for (const OpenRecording& open : recordings()) {
        m_list.find(open.id)->isVisible = open.id == id;
    }
    announceList(std::exchange(m_currentId, id));
}

void Session::setSeriesShown(int id, std::size_t index, bool shown)
{
    OpenRecording* const open = m_list.find(id);
    if (open != nullptr && index < open->seriesShown.size() && open->seriesShown[index] != shown) {
        open->seriesShown[index] = shown;
        Q_EMIT recordingChanged(id);
    }
}

void Session::move(int id, int toIndex)
{
    if (find(id) != nullptr) {
        m_list.move(id, toIndex);
        announceList(m_currentId);
    }
}

void Session::setCurrent(int id)
{
    if (id != m_currentId && find(id) != nullptr) {
        m_currentId = id;
        updateWhole();
        Q_EMIT currentChanged(id);
        updateSnapshots();
        Q_EMIT plotChanged();
    }
}

void Session::setAlignment(Alignment alignment, std::string name)
{
    RunAlignment chosen{alignment, std::move(name)};
    if (chosen != m_alignment) {
        m_alignment = std::move(chosen);
        updateWhole();
        m_time.select({});
        m_time.showAll();
        Q_EMIT alignmentChanged();
    }
}

void Session::chooseAlignment(Alignment alignment, std::string name)
{
    setAlignment(alignment, std::move(name));
    Q_EMIT alignmentChosen();
}

void Session::takeRemoved(std::vector<RemovedRecording> step, int currentBefore)
{
    for (RemovedRecording& removed : step) {
        removed.recording.isLive = false; // whoever let it grow has stopped, or says so again
    }
    const QStringList lost = m_removed.add(std::move(step));
    const QStringList names = m_removed.names();
    announceList(currentBefore);
    Q_EMIT recordingsRemoved(names, lost);
}

void Session::announceList(int currentBefore)
{
    updateWhole();
    Q_EMIT listChanged();
    updateSnapshots();
    if (m_currentId != currentBefore) {
        Q_EMIT currentChanged(m_currentId);
    }
    Q_EMIT plotChanged();
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
    m_snapshots.keepTo(open, allDifferences(*this), m_currentId);
    m_objectHistory.keepOnly(heaps);
}

void Session::updateWhole()
{
    m_byFunctions.forget();
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
    for (const OpenRecording& open : recordings()) {
        if (!isOnAxis(open)) {
            continue;
        }
        isAnyLive = isAnyLive || open.isLive;
        const AxisPlacement placement = placementOf(open);
        AxisRange range = open.recording->timeline.sampledRange();
        range = {placement.toCommon(range.begin), placement.toCommon(range.end - 1) + 1};
        whole =
            whole ? AxisRange{std::min(whole->begin, range.begin), std::max(whole->end, range.end)}
                  : range;
    }
    if (whole && alignment() == Alignment::Functions) { // which may reach beyond the samples
        whole = AxisRange{std::min<std::int64_t>(whole->begin, 0),
                          std::max(whole->end, kStretchedLength + 1)};
    }
    if (whole && isAnyLive && !isStretched()) {
        whole->end = std::max(whole->end, whole->begin + kLiveAtFirst);
    }
    if (whole && whole->length() <= 1) { // a single moment gets some room on both sides
        const std::int64_t room =
            axisUnit() == AxisUnit::Nanoseconds ? kRoomAroundOneMoment : kRoomAroundOnePosition;
        whole = AxisRange{whole->begin - room, whole->end + room};
    }
    return whole.value_or(AxisRange{});
}

} // namespace tidemark::app

#include "moc_session.cpp"
