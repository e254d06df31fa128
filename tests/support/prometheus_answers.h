// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tidemark::test
{

/// An answer with the series given, each `"metric":{...},"values":[...]`.
inline std::string answerOf(const std::string& series)
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[)" + series + "]}}";
}

/// A series with these labels and samples, as an answer has it.
inline std::string labelledSeries(const std::string& labels, const std::string& samples)
{
    return "{\"metric\":{" + labels + "},\"values\":[" + samples + "]}";
}

} // namespace tidemark::test
