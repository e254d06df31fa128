// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_fetch.h"

#include "core/history/query_text.h"
#include "core/live/history_answer.h"
#include "core/live/unix_seconds.h"
#include "core/model/fetch_problem.h"
#include "core/system/available_memory.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

using Kind = FetchProblem::Kind;

constexpr std::int64_t kFirstPoints = 1000; ///< shows how many series there are
constexpr std::int64_t kFewestPoints = 20;
constexpr std::int64_t kSamplesOfPiece = 2'000'000;

/// Whether the server may give a smaller piece of what it does not give as a whole.
bool wantsLess(const Error& error)
{
    const auto problem = fetchProblemOf(error);
    if (!problem) {
        return false;
    }
    constexpr auto kSigns = std::to_array<std::string_view>(
        {"maximum resolution", "too many samples", "too many points", "exceeds the limit",
         "maximum allowed", "timed out", "timeout", "max-samples", "maxPointsPerTimeseries"});
    const bool saysSo = std::ranges::any_of(kSigns, [&problem](std::string_view sign) {
        return problem->words.find(sign) != std::string::npos;
    });
    const bool isAnswer = problem->kind == Kind::Refused || problem->kind == Kind::ServerFails;
    return problem->kind == Kind::TooMuch || (isAnswer && saysSo);
}

/// Asks for one piece after the other.
class PieceByPiece
{
public:
    PieceByPiece(const HistoryRequest& request, PrometheusMatrix& matrix, TaskControl& control)
        : m_request(request),
          m_matrix(matrix),
          m_control(control),
          m_manager(managerFor(request.server)),
          m_most(mostSamples())
    {
    }

    Result<void> run();

private:
    static std::size_t mostSamples();
    HistoryRange pieceFrom(std::int64_t start) const;
    void ask(const HistoryRange& piece);
    Result<void> take(std::string text);

    const HistoryRequest& m_request;
    PrometheusMatrix& m_matrix;
    TaskControl& m_control;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::size_t m_most;
    std::int64_t m_points = kFirstPoints; ///< of the next piece
    HistoryRange m_asked;                 ///< the piece that is under way
    std::unique_ptr<HistoryAnswer> m_answer;
};

/// What fits into a third of the memory that is free: recordings are made of it, and drawn.
std::size_t PieceByPiece::mostSamples()
{
    constexpr std::size_t kBytesOfSample = 48;
    constexpr std::size_t kUsual = 100'000'000;
    const auto free = availableMemory();
    return free ? static_cast<std::size_t>(*free / kBytesOfSample) : kUsual;
}

HistoryRange PieceByPiece::pieceFrom(std::int64_t start) const
{
    const HistoryRange& whole = m_request.range;
    const std::int64_t left = (whole.end - start) / whole.step;
    const std::int64_t steps = std::min(left, m_points - 1);
    return {start, start + steps * whole.step, whole.step};
}

void PieceByPiece::ask(const HistoryRange& piece)
{
    QUrlQuery parameters;
    addParameter(parameters, "query", m_request.query);
    addParameter(parameters, "start", unixSeconds(piece.start));
    addParameter(parameters, "end", unixSeconds(piece.end));
    addParameter(parameters, "step", unixSeconds(piece.step));
    m_asked = piece;
    m_answer = std::make_unique<HistoryAnswer>(*m_manager, m_request.server, "/api/v1/query_range",
                                               parameters);
}

Result<void> PieceByPiece::take(std::string text)
{
    constexpr std::size_t kQuoted = 100;
    const std::string beginning = text.substr(0, kQuoted);
    const auto notPrometheus = [&beginning] {
        return tl::unexpected(fetchError({Kind::NotPrometheus, beginning}));
    };
    auto input = Input::fromBytes(std::move(text));
    if (!input) {
        return notPrometheus();
    }
    auto added = m_matrix.add(*input, m_control);
    if (!added && (added.error().code == ErrorCode::Malformed ||
                   added.error().code == ErrorCode::Truncated)) {
        return notPrometheus();
    }
    if (added && !m_matrix.isAnswer()) {
        return notPrometheus();
    }
    if (added && m_matrix.samples() > m_most) {
        return tl::unexpected(fetchError({Kind::TooManySamples, std::to_string(m_most)}));
    }
    return added;
}

Result<void> PieceByPiece::run()
{
    const HistoryRange& whole = m_request.range;
    ask(pieceFrom(whole.start));
    while (m_answer) {
        auto text = m_answer->wait(m_control);
        if (!text) {
            if (!wantsLess(text.error()) || m_asked.points() <= kFewestPoints) {
                return tl::unexpected(text.error());
            }
            m_points = m_asked.points() / 2;
            ask(pieceFrom(m_asked.start));
            continue;
        }
        const HistoryRange done = m_asked;
        // Some servers move both ends to multiples of the step.
        m_matrix.expect(done.start - done.step, done.end + done.step);
        const std::int64_t next = done.end + whole.step;
        const bool isFirst = done.start == whole.start;
        m_answer.reset();
        if (!isFirst && next <= whole.end) { // the server works while this thread reads
            ask(pieceFrom(next));
        }
        if (auto taken = take(*std::move(text)); !taken) {
            return taken;
        }
        const auto series = static_cast<std::int64_t>(m_matrix.series().size());
        m_points = std::clamp(kSamplesOfPiece / std::max(series, std::int64_t{1}), kFewestPoints,
                              isFirst ? kMostPointsOfAnswer : std::max(m_points, kFewestPoints));
        if (isFirst && next <= whole.end) {
            ask(pieceFrom(next));
        }
        m_control.progress(static_cast<double>(done.end - whole.start) /
                           static_cast<double>(std::max(whole.end - whole.start, std::int64_t{1})));
    }
    return {};
}

} // namespace

PrometheusQuery HistoryRequest::known() const
{
    return {range.step, metricOf(query)};
}

Result<void> fetchHistory(const HistoryRequest& request, PrometheusMatrix& matrix,
                          TaskControl& control)
{
    return PieceByPiece(request, matrix, control).run();
}

Result<PrometheusMatrix> fetchHistory(const HistoryRequest& request, TaskControl& control)
{
    PrometheusMatrix matrix;
    if (auto fetched = fetchHistory(request, matrix, control); !fetched) {
        return tl::unexpected(fetched.error());
    }
    if (matrix.samples() == 0) {
        return tl::unexpected(fetchError({Kind::NoSeries}));
    }
    if (!matrix.hasNumbers()) {
        return tl::unexpected(fetchError({Kind::NoNumbers}));
    }
    return matrix;
}

} // namespace tidemark
