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
    PsrecordHeader::Column column;
};

constexpr std::array<KnownColumn, 8> kKnown{{
    {"CPU (%)", "cpu", {SeriesKind::Counter, "CPU (%)"}},
    {"Real (MB)", "mem_real", {SeriesKind::Rss, "Real", kBytesPerMiB}},
    {"Virtual (MB)", "mem_virtual", {SeriesKind::Vsize, "Virtual", kBytesPerMiB}},
    {"Read count", "read_count", {SeriesKind::Counter, "read_count"}},
    {"Write count", "write_count", {SeriesKind::Counter, "write_count"}},
    {"Read bytes", "read_bytes", {SeriesKind::Counter, "read_bytes"}},
    {"Write bytes", "write_bytes", {SeriesKind::Counter, "write_bytes"}},
    {"", "nproc", {SeriesKind::Counter, "nproc"}},
}};

std::optional<PsrecordHeader> plainHeader(std::string_view line)
{
    PsrecordHeader header;
    line = trimmed(line.substr(1));
    if (!line.starts_with("Elapsed time")) {
        return {};
    }
    for (const KnownColumn& known : kKnown) { // the log keeps this order
        if (!known.plain.empty() && line.find(known.plain) != line.npos) {
            header.columns.push_back(known.column);
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
    if (cells.front() != "elapsed_time") {
        return {};
    }
    for (const std::string_view cell : std::span(cells).subspan(1)) {
        const auto* const known = std::ranges::find(kKnown, cell, &KnownColumn::csv);
        if (known == kKnown.end()) {
            return {};
        }
        header.columns.push_back(known->column);
    }
    return header;
}

} // namespace

std::optional<PsrecordHeader> psrecordHeaderOf(std::string_view line)
{
    constexpr std::string_view kCsvStart = "elapsed_time";
    if (!line.starts_with('#') &&
        line.substr(0, kCsvStart.size() + 1).find(kCsvStart) == line.npos) {
        return {}; // nearly every line: a row
    }
    auto header = line.starts_with('#') ? plainHeader(line) : csvHeader(line);
    const bool hasReal =
        header && std::ranges::any_of(header->columns, [](const PsrecordHeader::Column& column) {
            return column.kind == SeriesKind::Rss;
        });
    return hasReal ? header : std::nullopt;
}

} // namespace tidemark
