// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <algorithm>
#include <random>

namespace tidemark::test
{

/// Makes recordings that use everything the model allows: several position columns, gaps, repeated
/// positions, children, odd bytes in texts. The same seed makes the same recording.
class RandomRecording
{
public:
    explicit RandomRecording(std::uint32_t seed, std::string folder = "/somewhere")
        : m_random(seed),
          m_folder(std::move(folder))
    {
    }

    std::shared_ptr<const Recording> make()
    {
        auto recording = std::make_shared<Recording>();
        recording->program = text();
        recording->startedUnixNs = maybe(integer(-1'000, 4'000'000'000'000'000'001));
        recording->timeline.axis = static_cast<AxisUnit>(integer(0, 3));
        for (std::int64_t groups = integer(0, 4); groups > 0; --groups) {
            addGroup(recording->timeline);
        }
        for (std::int64_t markers = integer(0, 6); markers > 0; --markers) {
            recording->timeline.markers.push_back(marker());
        }
        std::ranges::stable_sort(recording->timeline.markers, {},
                                 [](const Marker& one) { return std::pair(one.start, one.level); });
        for (std::int64_t snapshots = integer(0, 3); snapshots > 0; --snapshots) {
            recording->snapshots.push_back(
                std::make_shared<const Snapshot>(chance(40) ? mappings() : snapshot()));
        }
        recording->lineTables.push_back(lineTable());
        for (std::int64_t warnings = integer(0, 2); warnings > 0; --warnings) {
            recording->warnings.push_back({static_cast<WarningCode>(integer(0, 6)),
                                           static_cast<std::uint64_t>(integer(1, 1'000'000)),
                                           maybe(std::uint64_t{12}), maybe(std::uint64_t{7})});
        }
        for (std::int64_t lines = chance(10) ? 1'500 : integer(0, 5); lines > 0; --lines) {
            recording->output.append({integer(-100, 1'000'000),
                                      chance(50) ? OutputStream::Stdout : OutputStream::Stderr,
                                      text()});
        }
        if (chance(10)) {
            recording->output.setDropped({7, std::uint64_t{1} << 40});
        }
        for (std::int64_t differences = integer(0, 2); differences > 0; --differences) {
            recording->differences.push_back(
                std::make_shared<const TypeDifferences>(typeDifferences()));
        }
        if (chance(20)) {
            recording->totals = RunTotals{text(), static_cast<double>(integer(0, 1'000'000'000)),
                                          integer(0, 4'000'000'000'000)};
            if (chance(50)) {
                recording->totals->count = 1487.13;
            }
        }
        return recording;
    }

private:
    std::int64_t integer(std::int64_t low, std::int64_t high)
    {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }

    bool chance(int percent) { return integer(0, 99) < percent; }

    template <typename T>
    std::optional<T> maybe(T value)
    {
        return chance(50) ? std::optional(value) : std::nullopt;
    }

    /// Any bytes: control characters, quotes, cut and overlong UTF-8, zero bytes.
    std::string text()
    {
        static const std::vector<std::string> kPieces{
            "plain", "\"", "\\",   "\n",   "\r\n", "\t",           std::string(1, '\0'), "\x1f",
            "\x7f",  "é",  "日本", "\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80",   "\u202e",
            "<b>",   " "};
        std::string result;
        for (std::int64_t pieces = integer(0, 6); pieces > 0; --pieces) {
            result += kPieces[static_cast<std::size_t>(
                integer(0, static_cast<std::int64_t>(kPieces.size()) - 1))];
        }
        return result;
    }

    double value(bool inBytes)
    {
        if (chance(15)) {
            return kGap;
        }
        if (inBytes) {
            const auto size = static_cast<double>(integer(0, std::int64_t{1} << integer(0, 53)));
            return chance(20) ? size / 7.0 : size;
        }
        return std::ldexp(std::uniform_real_distribution<double>(-1.0, 1.0)(m_random),
                          static_cast<int>(integer(-1000, 1000)));
    }

    void addGroup(Timeline& timeline)
    {
        const std::int64_t rows = chance(10) ? 0 : integer(1, 90);
        auto positions = std::make_shared<PositionColumn>();
        std::int64_t position = integer(-1'000, 1'000'000);
        for (std::int64_t row = 0; row < rows; ++row) {
            positions->push_back(position);
            position += chance(20) ? 0 : integer(1, std::int64_t{1} << integer(1, 50));
        }
        for (std::int64_t series = integer(1, 3); series > 0; --series) {
            const auto kind = static_cast<SeriesKind>(integer(0, 15));
            const bool countsBytes = kind == SeriesKind::Counter && chance(50);
            auto values = std::make_shared<ValueColumn>();
            for (std::int64_t row = 0; row < rows; ++row) {
                values->push_back(value(kind != SeriesKind::Counter || countsBytes));
            }
            timeline.series.push_back(
                {kind, text(), maybe(integer(1, 4'000'000)), positions, values, countsBytes});
        }
    }

    Marker marker()
    {
        Marker one;
        one.kind = static_cast<MarkerKind>(integer(0, 6));
        one.name = text();
        one.start = integer(-100, 1'000);
        one.end = one.start + integer(0, 1'000'000);
        one.level = static_cast<int>(integer(0, 9));
        one.startBytes = maybe(integer(0, std::int64_t{1} << 40));
        one.endBytes = maybe(integer(0, std::int64_t{1} << 40));
        return one;
    }

    Snapshot snapshot()
    {
        Snapshot one;
        one.label = text();
        one.position = maybe(integer(0, 1'000'000));
        if (chance(50)) {
            one.path = m_folder + "/heap \"1\"\xff.heapsnapshot";
        }
        for (std::int64_t rows = chance(10) ? 1'100 : integer(0, 5); rows > 0; --rows) {
            one.types.rows.push_back({text(), integer(0, 1'000'000), integer(-5, 1'000'000'000'000),
                                      maybe(integer(0, 1'000'000'000'000'000))});
        }
        return one;
    }

    Snapshot mappings()
    {
        Snapshot one;
        one.label = text();
        one.position = maybe(integer(0, 1'000'000));
        one.mappings.pid = maybe(integer(1, 4'000'000));
        one.mappings.startTicks = maybe(integer(0, std::int64_t{1} << 50));
        for (std::int64_t rows = chance(10) ? 1'100 : integer(1, 5); rows > 0; --rows) {
            const std::int64_t rss = integer(0, 1'000'000'000);
            one.mappings.rows.push_back(
                {static_cast<MappingKind>(integer(0, 7)),
                 text(),
                 {integer(1, 1'000), integer(0, 1'000'000'000'000), rss, integer(0, 1'000'000'000),
                  integer(0, 1'000'000'000), integer(0, 1'000'000'000), integer(0, rss)}});
        }
        return one;
    }

    HeapTotal heapTotal()
    {
        return {maybe(integer(-100, 1'000'000)), maybe(integer(0, 1'000'000)),
                maybe(integer(0, 1'000'000'000'000))};
    }

    TypeDifferences typeDifferences()
    {
        TypeDifferences one{text(), heapTotal(), heapTotal()};
        one.sizeDelta = maybe(integer(-1'000'000'000, 1'000'000'000));
        one.addedCount = maybe(integer(0, 1'000'000));
        one.removedCount = maybe(integer(0, 1'000'000));
        for (std::int64_t types = chance(10) ? 1'100 : integer(0, 5); types > 0; --types) {
            one.types.push_back({text(), integer(0, 1'000'000), integer(0, 1'000'000),
                                 integer(-1'000'000'000, 1'000'000'000)});
        }
        one.isWhole = chance(50);
        return one;
    }

    LineTable lineTable()
    {
        LineTable table{text(), text(), {}};
        for (std::int64_t rows = chance(10) ? 600 : integer(0, 5); rows > 0; --rows) {
            table.rows.push_back({integer(1, 1'000'000), maybe(integer(0, 1'000'000'000)),
                                  maybe(integer(-1'000'000, 1'000'000)), maybe(integer(1, 9)),
                                  text()});
        }
        return table;
    }

    std::mt19937_64 m_random;
    std::string m_folder;
};

} // namespace tidemark::test
