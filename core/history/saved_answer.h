// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/formats/series/prometheus_matrix.h"

#include <filesystem>

namespace tidemark
{

/// Writes @p matrix as a server would answer it in one piece, result type "matrix": the reader
/// "prometheus" reads it back. Numbers are exact. @p path stays as it was if this fails. Errors:
/// CannotWrite, Cancelled.
Result<void> writeAnswer(const std::filesystem::path& path, const PrometheusMatrix& matrix,
                         TaskControl& control, Overwrite overwrite = Overwrite::OwnRecordings);

} // namespace tidemark
