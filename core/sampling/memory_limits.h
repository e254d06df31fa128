// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sampling/proc_text.h"

namespace tidemark
{

struct MemoryLimits {
    ProcBytes groupLimit;
    ProcBytes groupUsage;
    ProcBytes addressSpaceLimit;
    ProcBytes available;
};

inline MemoryLimits memoryLimitsOf(std::int32_t)
{
    return {};
}

} // namespace tidemark
