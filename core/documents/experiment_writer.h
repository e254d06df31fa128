// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/model/experiment_document.h"

namespace tidemark
{

/// Writes an experiment as README.md, "Experiments", describes, into the folder of its recordings;
/// a new file is its owner's only. Error: CannotWrite.
Result<void> writeExperiment(const std::filesystem::path& path,
                             const ExperimentDocument& experiment, Overwrite overwrite);

} // namespace tidemark
