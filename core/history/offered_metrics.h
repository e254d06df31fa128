// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace tidemark
{

/// A metric of memory under the names that usual exporters give it.
struct OfferedMetric {
    enum class Of { Process, NodeJs, Jvm, Go, Container };

    Of of = Of::Process;
    std::string_view name;
    bool tellsRestarts = false; ///< its targets have process_start_time_seconds as well
};

/// Those that are worth asking a server for, the most telling of each kind first.
std::span<const OfferedMetric> offeredMetrics();

} // namespace tidemark
