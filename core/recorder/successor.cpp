// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/successor.h"

#include "core/processes/process_pattern.h"

#include <memory>
#include <unistd.h>

namespace tidemark
{

Sampler::FindSuccessor successorByPattern(std::string pattern)
{
    return [list = std::make_shared<ProcessList>(),
            pattern = std::move(pattern)]() -> std::optional<std::int32_t> {
        const auto found = processesMatching(list->list(), pattern, ::getpid());
        return found.empty() ? std::nullopt : std::optional(found.front().identity.pid);
    };
}

} // namespace tidemark
