// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_list.h"

#include <QString>

namespace tidemark::app
{

/// What is chosen in the picker, and what a click on Attach would make of it. Looks at what it was
/// made of, which must outlive it.
struct PickerState {
    const std::vector<ProcessEntry>& processes;
    const std::optional<ProcessEntry>& selected; ///< as it was last seen
    bool isEnded;                                ///< selected is not in the list any more
    QString pattern;                             ///< by which restarts are followed; empty: not
    bool hasMatch;                               ///< some process passes the filter

    /// Whether there is nothing left of the selected process to watch.
    bool isSelectedGone() const;

    /// The process that would be watched at once: the selected one; where restarts are followed and
    /// it is gone, or none is selected, the one that the pattern means now.
    std::optional<ProcessEntry> target() const;

    /// Without a target it waits for one, where restarts are followed.
    bool canAttach() const { return !pattern.isEmpty() || target().has_value(); }

    /// What to do, or what will be; empty where nothing has to be said.
    QString advice() const;
};

} // namespace tidemark::app
