// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_matrix.h"

#include "core/formats/series/prometheus_answer.h"
#include "core/model/fetch_problem.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

std::string_view PrometheusSeries::label(std::string_view name) const
{
    const auto found = labels.find(name);
    return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

Result<void> PrometheusMatrix::add(Input& input, TaskControl& control)
{
    return PrometheusAnswer(input, control, *this).read();
}

Result<void> PrometheusMatrix::take(const PrometheusSeries& series)
{
    const auto isExpected = [this](std::int64_t time) {
        return m_expected.first <= time && time <= m_expected.second;
    };
    if (!std::ranges::all_of(series.unixNs, isExpected)) {
        return tl::unexpected(fetchError({FetchProblem::Kind::OtherTime}));
    }
    const auto [place, isNew] = m_places.try_emplace(series.labels, m_series.size());
    if (isNew && m_series.size() == kMostSeries) {
        m_places.erase(place);
        return tl::unexpected(
            fetchError({FetchProblem::Kind::TooManySeries, std::to_string(kMostSeries)}));
    }
    m_samples += series.values.size();
    if (isNew) {
        m_series.push_back(series); // with no more room than they take
        return {};
    }
    PrometheusSeries& known = m_series[place->second];
    known.unixNs.insert(known.unixNs.end(), series.unixNs.begin(), series.unixNs.end());
    known.values.insert(known.values.end(), series.values.begin(), series.values.end());
    return {};
}

void PrometheusMatrix::addRemark(std::string remark)
{
    constexpr std::size_t kMostRemarks = 20;
    if (m_remarks.size() < kMostRemarks &&
        std::ranges::find(m_remarks, remark) == m_remarks.end()) {
        m_remarks.push_back(std::move(remark));
    }
}

bool PrometheusMatrix::hasNumbers() const
{
    return std::ranges::any_of(m_series, [](const PrometheusSeries& series) {
        return std::ranges::any_of(series.values, [](double value) { return !std::isnan(value); });
    });
}

} // namespace tidemark
