// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/cli_process.h"

#include <algorithm>

namespace tidemark::test
{

/// What the command line says of the recording in @p file; null if it cannot be read.
inline nlohmann::json summaryOf(const QString& file)
{
    const auto outcome = runCli({"summary", "--json", file});
    const auto document = outcome.document();
    return outcome.status == 0 ? document["recordings"][0] : nlohmann::json();
}

/// The program's own series of @p kind; null without one.
inline nlohmann::json seriesOf(const nlohmann::json& recording, std::string_view kind)
{
    if (recording.is_object()) {
        for (const auto& series : recording["series"]) {
            if (series["kind"] == kind && series["pid"].is_null()) {
                return series;
            }
        }
    }
    return {};
}

/// Whether the file was closed. (A busy machine may have missed samples.)
inline bool isWhole(const nlohmann::json& recording)
{
    return recording.is_object() &&
           std::ranges::none_of(recording["warnings"],
                                [](const auto& one) { return one["code"] == "file_cut_off"; });
}

/// Whether there is nothing to warn of but samples that a busy machine missed.
inline bool isUnharmed(const nlohmann::json& recording)
{
    return recording.is_object() && std::ranges::all_of(recording["warnings"], [](const auto& one) {
               return one["code"] == "samples_missed";
           });
}

} // namespace tidemark::test
