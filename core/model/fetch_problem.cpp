// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/fetch_problem.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

using Kind = FetchProblem::Kind;

constexpr auto kIds = std::to_array<std::pair<Kind, std::string_view>>({
    {Kind::NoConnection, "no connection"},
    {Kind::NoAnswer, "no answer"},
    {Kind::TooSlow, "too slow"},
    {Kind::NeedsPassword, "needs password"},
    {Kind::Forbidden, "forbidden"},
    {Kind::NoSuchPath, "no such path"},
    {Kind::Redirects, "redirects"},
    {Kind::NotPrometheus, "not Prometheus"},
    {Kind::OtherTime, "other time"},
    {Kind::Refused, "refused"},
    {Kind::ServerFails, "server fails"},
    {Kind::TooMuch, "too much"},
    {Kind::TooManySeries, "too many series"},
    {Kind::TooManySamples, "too many samples"},
    {Kind::NoNumbers, "no numbers"},
    {Kind::NoSeries, "no series"},
});

} // namespace

Error fetchError(const FetchProblem& problem)
{
    const auto* const found =
        std::ranges::find(kIds, problem.kind, &std::pair<Kind, std::string_view>::first);
    return {ErrorCode::CannotFetch, std::string(found->second) + '\n' + problem.words};
}

std::optional<FetchProblem> fetchProblemOf(const Error& error)
{
    const std::string_view detail = error.detail;
    const std::size_t line = detail.find('\n');
    const auto* const found =
        std::ranges::find(kIds, detail.substr(0, line), &std::pair<Kind, std::string_view>::second);
    if (error.code != ErrorCode::CannotFetch || found == kIds.end()) {
        return {};
    }
    return FetchProblem{found->first,
                        line == detail.npos ? std::string() : std::string(detail.substr(line + 1))};
}

} // namespace tidemark
