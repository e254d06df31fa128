// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/end_marker.h"

#include <cstring>
#include <fmt/format.h>

namespace tidemark
{

std::string endName(const std::optional<ExitStatus>& exit)
{
    if (!exit || (exit->signal == 0 && exit->code == ExitStatus::kUnknown)) {
        return "ended";
    }
    if (exit->signal == 0) {
        return fmt::format("exit {}", exit->code);
    }
    const char* const name = ::sigabbrev_np(exit->signal);
    return name == nullptr ? fmt::format("signal {}", exit->signal)
                           : fmt::format("signal {} ({})", exit->signal, name);
}

} // namespace tidemark
