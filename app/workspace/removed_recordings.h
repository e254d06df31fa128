// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/recording_list.h"

#include <QStringList>

#include <deque>
#include <functional>

namespace tidemark::app
{

/// What was removed and can be brought back, step by step: the last step whatever it takes, and
/// those before it as long as all of them together fit a budget of memory. What is given up is
/// freed in the background. GUI thread only.
class RemovedRecordings final
{
public:
    static constexpr std::uint64_t kBudget = std::uint64_t{256} << 20U; ///< bytes

    explicit RemovedRecordings(std::uint64_t budget = kBudget) : m_budget(budget) {}

    /// Adds a step, of at least one recording. Returns the names of those that cannot be brought
    /// back any more because of it, the oldest first.
    QStringList add(std::vector<RemovedRecording> step);

    bool isEmpty() const { return m_steps.empty(); }
    std::size_t steps() const { return m_steps.size(); }

    /// Of the last step.
    QStringList names() const;

    /// What all of them hold.
    std::uint64_t bytes() const;

    /// Whether recording @p id can be brought back.
    bool contains(int id) const;

    /// Takes the last step out; there must be one.
    std::vector<RemovedRecording> takeLast();

    /// All of them, to be changed.
    std::vector<OpenRecording*> all();

    /// Forgets those for which @p test holds.
    void eraseIf(const std::function<bool(const OpenRecording&)>& test);

private:
    struct Step {
        std::vector<RemovedRecording> recordings;
        std::uint64_t bytes;
    };

    std::uint64_t m_budget;
    std::deque<Step> m_steps;
};

} // namespace tidemark::app
