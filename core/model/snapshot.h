// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/type_table.h"

namespace tidemark
{

/// What was in memory at one moment: its type table, or the file that holds it.
struct Snapshot {
    std::string label;
    std::optional<std::int64_t> position = {}; ///< on the recording's axis, where known
    std::string path = {}; ///< of a snapshot kept in a file of its own, else empty
    TypeTable types = {};

    bool operator==(const Snapshot&) const = default;
};

} // namespace tidemark
