// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/told_figures.h"

#include "core/model/value_column.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::size_t kLongestKey = 60;

constexpr double kThousand = 1000.0;
constexpr double kKibi = 1024.0;

constexpr std::array<std::pair<std::string_view, double>, 10> kUnits{{
    {"B", 1.0},
    {"kB", kThousand},
    {"KB", kThousand},
    {"MB", kThousand* kThousand},
    {"GB", kThousand* kThousand* kThousand},
    {"TB", kThousand* kThousand* kThousand* kThousand},
    {"KiB", kKibi},
    {"MiB", kKibi* kKibi},
    {"GiB", kKibi* kKibi* kKibi},
    {"TiB", kKibi* kKibi* kKibi* kKibi},
}};

/// A number and what stands behind it; none if it does not begin with one.
std::optional<std::pair<double, std::string_view>> numberIn(std::string_view text)
{
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || !std::isfinite(number)) {
        return {};
    }
    return std::pair(number, std::string_view(stop, static_cast<std::size_t>(end - stop)));
}

ToldFigure figureIn(std::string_view key, std::string_view text)
{
    ToldFigure figure{std::string(key), {}, key.ends_with("bytes")};
    const auto number = numberIn(text);
    if (!number) {
        return figure;
    }
    const auto [value, unit] = *number;
    const auto* const known =
        std::ranges::find(kUnits, unit, [](const auto& entry) { return entry.first; });
    if (unit.empty()) {
        figure.value = value;
    } else if (known != kUnits.end()) {
        figure.value = value * known->second;
        figure.isBytes = true;
    }
    if (figure.isBytes && figure.value < 0.0) {
        figure.value.reset();
    }
    return figure;
}

} // namespace

std::vector<ToldFigure> toldFiguresIn(std::string_view line)
{
    constexpr std::string_view kBetween = " \t,\r";
    std::vector<ToldFigure> figures;
    if (!line.starts_with(kFiguresBegin)) {
        return figures;
    }
    line.remove_prefix(kFiguresBegin.size());
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(kBetween), line.size()));
        const std::string_view pair = line.substr(0, line.find_first_of(kBetween));
        const std::size_t equals = pair.find('=');
        if (equals == pair.npos || equals == 0 || equals > kLongestKey) {
            return figures;
        }
        figures.push_back(figureIn(pair.substr(0, equals), pair.substr(equals + 1)));
        line.remove_prefix(pair.size());
    }
}

void ToldFigures::takeFigures(const OutputLine& line, RecordingSink& sink)
{
    constexpr std::int64_t kLeastDistance = 1'000'000;
    for (const ToldFigure& figure : toldFiguresIn(line.text)) {
        auto known = m_known.find(figure.key);
        if (known == m_known.end()) {
            if (m_known.size() == kMostKeys || !figure.value) {
                continue; // the line itself is in the recording
            }
            const std::size_t group = sink.addGroup(
                {{SeriesKind::Counter, figure.key, {}, 0, figure.isBytes, SeriesRole::Plain}});
            known = m_known.emplace(figure.key, Known{group, figure.isBytes}).first;
        }
        Known& series = known->second;
        if (series.last && line.position - *series.last < kLeastDistance) {
            continue;
        }
        series.last = line.position;
        const bool isReading = figure.value && figure.isBytes == series.isBytes;
        const std::array<double, 1> row{isReading ? *figure.value : kGap};
        sink.addRow(series.group, line.position, row);
        if (!isReading) {
            sink.countWarning(WarningCode::ReadingsMissing);
        }
    }
}

} // namespace tidemark
