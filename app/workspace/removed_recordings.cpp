// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/removed_recordings.h"

#include "app/jobs/work_pool.h"
#include "core/model/memory_size.h"
#include "core/system/free_memory.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tidemark::app
{

namespace
{

std::uint64_t sizeOf(const std::vector<RemovedRecording>& step)
{
    Recordings recordings;
    for (const RemovedRecording& removed : step) {
        recordings.push_back(removed.recording.recording);
    }
    return memorySizeOf(recordings);
}

/// Gigabytes take their time.
void freeInBackground(std::vector<RemovedRecording> recordings)
{
    auto owned = std::make_shared<std::vector<RemovedRecording>>(std::move(recordings));
    workPool().start([owned = std::move(owned)]() mutable {
        owned.reset();
        giveBackFreeMemory();
    });
}

} // namespace

QStringList RemovedRecordings::add(std::vector<RemovedRecording> step)
{
    const std::uint64_t bytes = sizeOf(step);
    m_steps.push_back({std::move(step), bytes});
    QStringList lost;
    while (m_steps.size() > 1 && this->bytes() > m_budget) {
        for (const RemovedRecording& removed : m_steps.front().recordings) {
            lost << removed.recording.name;
        }
        freeInBackground(std::move(m_steps.front().recordings));
        m_steps.pop_front();
    }
    return lost;
}

QStringList RemovedRecordings::names() const
{
    QStringList names;
    if (!m_steps.empty()) {
        for (const RemovedRecording& removed : m_steps.back().recordings) {
            names << removed.recording.name;
        }
    }
    return names;
}

std::uint64_t RemovedRecordings::bytes() const
{
    return std::accumulate(m_steps.begin(), m_steps.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Step& step) { return sum + step.bytes; });
}

bool RemovedRecordings::contains(int id) const
{
    return std::ranges::any_of(m_steps, [id](const Step& step) {
        return std::ranges::any_of(step.recordings, [id](const RemovedRecording& removed) {
            return removed.recording.id == id;
        });
    });
}

std::vector<RemovedRecording> RemovedRecordings::takeLast()
{
    std::vector<RemovedRecording> last = std::move(m_steps.back().recordings);
    m_steps.pop_back();
    return last;
}

std::vector<OpenRecording*> RemovedRecordings::all()
{
    std::vector<OpenRecording*> all;
    for (Step& step : m_steps) {
        for (RemovedRecording& removed : step.recordings) {
            all.push_back(&removed.recording);
        }
    }
    return all;
}

void RemovedRecordings::eraseIf(const std::function<bool(const OpenRecording&)>& test)
{
    for (Step& step : m_steps) {
        std::erase_if(step.recordings,
                      [&](const RemovedRecording& removed) { return test(removed.recording); });
    }
    std::erase_if(m_steps, [](const Step& step) { return step.recordings.empty(); });
}

} // namespace tidemark::app
