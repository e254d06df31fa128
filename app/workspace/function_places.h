// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/open_recording.h"
#include "core/timeline/function_alignment.h"

#include <optional>
#include <unordered_map>

namespace tidemark::app
{

/// Where recordings lie that are stretched by the functions that they share. GUI thread only.
class FunctionPlaces final
{
public:
    bool isFound() const { return m_alignment.has_value(); }

    /// Finds the places of @p shown, those that are on the timeline.
    void find(const std::vector<const OpenRecording*>& shown);

    /// What was found is not so any more.
    void forget();

    /// What was found, which must be.
    const FunctionAlignment& alignment() const { return *m_alignment; }

    /// That of one that was not among them is to be stretched as a whole.
    std::optional<AxisPlacement> of(const OpenRecording& recording) const;

private:
    std::optional<FunctionAlignment> m_alignment;
    std::unordered_map<int, std::size_t> m_places; ///< in it, by the number of a recording
};

} // namespace tidemark::app
