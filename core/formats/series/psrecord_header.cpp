// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/psrecord_header.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/delimited_row.h"

#include <algorithm>
#include <array>
#include <span>

namespace tidemark
{

namespace
{

struct KnownColumn {
    std::string_view plain; ///< in the header of the plain log
    std::string_view csv;
    SeriesKind kind = SeriesKind::Counter;
    std::string_view name;
    double scale = 1.0; ///< to bytes
};

constexpr std::array<KnownColumn, 8> kKnown{{
    {"CPU (%)", "cpu", SeriesKind::Counter, "CPU (%)"},
    {"Real (MB)", "mem_real", SeriesKind::Rss, "Real", kBytesPerMiB},
    {"Virtual (MB)", "mem_virtual", SeriesKind::Vsize, "Virtual", kBytesPerMiB},
    {"Read count", "read_count", SeriesKind::Counter, "read_count"},
    {"Write count", "write_count", SeriesKind::Counter, "write_count"},
    {"Read bytes", "read_bytes", SeriesKind::Counter, "read_bytes"},
    {"Write bytes", "write_bytes", SeriesKind::Counter, "write_bytes"},
    {"", "nproc", SeriesKind::Counter, "nproc"},
}};

SeriesColumn columnOf(const KnownColumn& known)
{
    SeriesColumn column;
    column.kind = known.kind;
    column.name = known.name;
    column.scale = known.scale;
    column.meaning = {MeaningSource::Format};
    return column;
}

std::optional<PsrecordHeader> plainHeader(std::string_view line)
{
    PsrecordHeader header;
    line = trimmed(line.substr(1));
    if (!line.starts_with("Elapsed time")) {
        return {};
    }
    header.names.emplace_back("Elapsed time");
    for (const KnownColumn& known : kKnown) { // the log keeps this order
        if (!known.plain.empty() && line.find(known.plain) != line.npos) {
            header.columns.push_back(columnOf(known));
            header.names.emplace_back(known.plain);
        }
    }
    return header;
}

std::optional<PsrecordHeader> csvHeader(std::string_view line)
{
    PsrecordHeader header;
    header.delimiter = delimiterOf(line);
    if (!header.delimiter) {
        return {};
    }
    DelimitedRow row;
    const auto& cells = row.split(line, *header.delimiter);
    const auto time = std::ranges::find(cells, "elapsed_time");
    if (time == cells.end()) {
        return {};
    }
    header.timeIndex = static_cast<std::size_t>(time - cells.begin());
    header.names.assign(cells.begin(), cells.end());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto* const known = std::ranges::find(kKnown, cells[i], &KnownColumn::csv);
        if (i != header.timeIndex) {
            const bool isKnown = known != kKnown.end() && !cells[i].empty();
            header.columns.push_back(isKnown ? columnOf(*known) : seriesColumnOf(cells[i]));
        }
    }
    return header;
}

/// mem_real is psrecord's own; a column of another name may be RSS as well.
bool isReal(const SeriesColumn& column)
{
    return column.kind == SeriesKind::Rss && column.meaning.source == MeaningSource::Format;
}

} // namespace

std::optional<PsrecordHeader> psrecordHeaderOf(std::string_view line)
{
    const bool isRow = line.empty() || line.front() == ' ' || toInteger(line.substr(0, 1));
    if (isRow || (!line.starts_with('#') && line.find("elapsed_time") == line.npos)) {
        return {};
    }
    auto header = line.starts_with('#') ? plainHeader(line) : csvHeader(line);
    return header && std::ranges::any_of(header->columns, isReal) ? header : std::nullopt;
}

} // namespace tidemark
