// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/recording_input.h"
#include "core/timeline/leak_verdict.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark::app
{

/// A recording with its verdict.
struct JudgedRecording {
    NamedRecording named;
    LeakJudgement judgement;
};

/// The document of `leak --json`: the verdict on the worst of @p recordings (a leak before an
/// undecided one before none, the first of equals), and if there are several each of them in
/// "files". Without a recording all that is unknown is null.
nlohmann::ordered_json leakJson(const std::vector<JudgedRecording>& recordings);

} // namespace tidemark::app
