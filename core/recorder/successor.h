// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/sampler.h"

#include <string>

namespace tidemark
{

/// Finds the oldest process that @p pattern means (processesMatching()), never this one. The
/// result may be called from one thread at a time, and takes some milliseconds.
Sampler::FindSuccessor successorByPattern(std::string pattern);

} // namespace tidemark
