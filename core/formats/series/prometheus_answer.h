// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/json_stream.h"
#include "core/formats/series/prometheus_matrix.h"

namespace tidemark
{

/// Walks through the JSON of an answer and hands its series to a PrometheusMatrix, one by one: the
/// text is never held as a whole. Members may stand in any order, those that nobody knows are
/// passed over.
class PrometheusAnswer
{
public:
    /// All must outlive it.
    PrometheusAnswer(Input& input, TaskControl& control, PrometheusMatrix& matrix)
        : m_stream(input, control),
          m_matrix(matrix)
    {
    }

    /// As PrometheusMatrix::add().
    Result<void> read();

private:
    using Member = std::function<Result<void>(const std::string& key)>;

    Result<void> readObject(const Member& member);
    Result<void> readArray(const std::function<Result<void>()>& element);
    Result<void> readAnswer();
    Result<void> readAnswerMember(const std::string& key);
    Result<void> readText(std::string& text);
    Result<void> readLabels();
    Result<void> readSeries();
    Result<void> readSamples();
    Result<void> readSample();
    Result<void> readRemark();

    JsonStream m_stream;
    PrometheusMatrix& m_matrix;
    PrometheusSeries m_series; ///< at hand; its room is used again
    std::string m_sample;      ///< of a sample that does not stand in one block
    std::string m_status;      ///< of the answer at hand
    std::string m_serverWords; ///< about what went wrong
    bool m_isInData = false;   ///< so that nothing recurses
};

} // namespace tidemark
