// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/experiment_document.h"
#include "core/result.h"

namespace tidemark
{

/// Reads what writeExperiment() wrote; the recordings are in the folder of @p path, wherever that
/// was moved to. Errors: CannotOpen, Empty, TooLarge, Malformed, UnsupportedVersion.
Result<ExperimentDocument> readExperiment(const std::filesystem::path& path);

} // namespace tidemark
