// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/input.h"
#include "core/formats/input/warning_tally.h"

#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tidemark
{

/// One series of a server's answer: its labels and its samples as they came.
struct PrometheusSeries {
    using Labels = std::map<std::string, std::string, std::less<>>;

    Labels labels = {};
    std::vector<std::int64_t> unixNs = {};
    std::vector<double> values = {}; ///< as long as unixNs; kGap where there is no number

    /// The value of a label; empty for one that it has not.
    std::string_view label(std::string_view name) const;
};

/// The series that answers to range queries hold (Prometheus' HTTP API, result type "matrix"; also
/// "vector", which has one sample each). Answers to parts of a stretch of time add up: what has the
/// same labels is the same series. Used by one thread.
class PrometheusMatrix
{
public:
    static constexpr std::size_t kMostSeries = 10'000;

    /// Adds what @p input holds, which may be several answers one after the other. Damaged samples
    /// are counted in tally(). Errors: Cancelled, those of Input::read(); Malformed and Truncated,
    /// where what came before is kept; CannotFetch
    /// where the answer says that something went wrong (FetchProblem::Refused, with the server's
    /// words), and for more than kMostSeries (FetchProblem::TooManySeries).
    Result<void> add(Input& input, TaskControl& control);

    /// From now on samples are only from this stretch of time, in nanoseconds since 1970, both ends
    /// included: take() refuses others.
    void expect(std::int64_t begin, std::int64_t end) { m_expected = {begin, end}; }

    /// Adds samples of one series. Error: CannotFetch beyond kMostSeries, and where any is of a
    /// time that is not expected (FetchProblem::OtherTime).
    Result<void> take(const PrometheusSeries& series);

    /// Adds what a server remarked; known ones and too many are dropped.
    void addRemark(std::string remark);

    /// To take its samples; its labels must stay.
    PrometheusSeries& series(std::size_t index) { return m_series[index]; }
    const std::vector<PrometheusSeries>& series() const { return m_series; }
    std::size_t samples() const { return m_samples; }

    /// Whether any of them is a number.
    bool hasNumbers() const;

    /// Whether anything that was added is an answer, be it without series.
    bool isAnswer() const { return m_isAnswer; }
    void setIsAnswer() { m_isAnswer = true; }

    /// What was odd; of all that was added.
    WarningTally& tally() { return m_tally; }
    const WarningTally& tally() const { return m_tally; }

    /// What the servers remarked on their answers ("partial response"), each once.
    const std::vector<std::string>& remarks() const { return m_remarks; }

private:
    std::vector<PrometheusSeries> m_series;
    std::map<PrometheusSeries::Labels, std::size_t> m_places;
    std::pair<std::int64_t, std::int64_t> m_expected{std::numeric_limits<std::int64_t>::min(),
                                                     std::numeric_limits<std::int64_t>::max()};
    std::size_t m_samples = 0;
    bool m_isAnswer = false;
    WarningTally m_tally;
    std::vector<std::string> m_remarks;
};

} // namespace tidemark
