// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "tests/support/reading.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>

namespace tidemark::test
{

/// The snapshot tests/fixtures/heapsnapshot/@p name.heapsnapshot.zst, analysed once a process.
inline std::shared_ptr<const HeapAnalysis> analysedFixture(const std::string& name)
{
    static std::map<std::string, std::shared_ptr<const HeapAnalysis>> known;
    auto& analysis = known[name];
    if (!analysis) {
        const Recordings read = readFixture("heapsnapshot/" + name + ".heapsnapshot.zst").value();
        HeapAnalysisControl control;
        analysis = analyseHeap(read.front()->snapshots.front()->graph, control).value();
    }
    return analysis;
}

/// What DevTools says about it: tests/oracles/@p name.json, read once a process.
inline const nlohmann::json& oracle(const std::string& name)
{
    static std::map<std::string, nlohmann::json> known;
    nlohmann::json& json = known[name];
    if (json.is_null()) {
        std::ifstream file(std::string(TIDEMARK_SOURCE "/tests/oracles/") + name + ".json");
        json = nlohmann::json::parse(file);
    }
    return json;
}

} // namespace tidemark::test
