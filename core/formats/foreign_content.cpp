// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/foreign_content.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_encoding.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/csv_header.h"
#include "core/formats/series/delimited_row.h"

#include <algorithm>

namespace tidemark
{

namespace
{

using namespace std::string_view_literals;

/// How a kind of file begins, and what else stands in its beginning; an empty text stands in all.
struct Sign {
    std::string_view name;
    std::string_view start;
    std::string_view holds = {};
    std::string_view alsoHolds = {};
};

/// Leading blanks and empty lines do not count. The first that fits is meant.
constexpr std::array kProfiles{
    Sign{"Valgrind Massif", "desc:", "snapshot=0"},
    Sign{"Valgrind Massif", "", "time_unit:", "mem_heap_B="},
    Sign{"DHAT", "{", "\"dhatFileVersion\""},
    Sign{"heaptrack", "v ", "\nX ", "\nI "},
    Sign{"heaptrack", "v ", "\nX "},
    Sign{"hprof (JVM heap dump)", "JAVA PROFILE 1.0", "created "},
    Sign{"hprof (JVM heap dump)", "JAVA PROFILE 1.0"},
    Sign{"JVM Native Memory Tracking", "", "Native Memory Tracking:"},
    Sign{"JVM heap summary", "", "garbage-first heap"},
    Sign{"JVM heap summary", "", "PSYoungGen"},
    Sign{"JVM garbage collection log", "[", "[gc"},
    Sign{"jemalloc", "heap_v2/"},
    Sign{"jemalloc", "___ Begin jemalloc statistics"},
    Sign{"jemalloc", "{", "\"jemalloc\"", "\"arenas\""},
    Sign{"gperftools", "heap profile:", "@ heap"},
    Sign{"pprof", "", "inuse_space", "alloc_space"},
    Sign{"pprof", "--- heapz"},
    Sign{"pprof", "PeriodType:", "Samples:"},
    Sign{"memray", "memray"},
    Sign{"memray", "<!", "memray"},
    Sign{"Chrome trace", "{", "\"traceEvents\""},
    Sign{"Chrome trace", "[", "\"ph\"", "\"ts\""},
    Sign{"Chrome trace", "{", "\"ph\"", "\"ts\""},
    Sign{"Perfetto", "packet {"},
    Sign{"Perfetto", "packet{"},
    Sign{"speedscope", "{", "speedscope"},
    Sign{"V8 sampling heap profile", "{\"head\"", "\"selfSize\""},
    Sign{"V8 sampling heap profile", "{", "\"callFrame\"", "\"selfSize\""},
    Sign{"V8 CPU profile", "{", "\"callFrame\"", "\"hitCount\""},
    Sign{"MEMWATCH", "=", "MEMWATCH ", "Johan Lindh"},
    Sign{"php-meminfo", "{", "\"memory_usage_real\""},
    Sign{"php-meminfo", "{", "\"symbol_name\"", "\"is_root\""},
    Sign{"php-meminfo", "--TEST--", "meminfo"},
    Sign{"Ruby memory_profiler", "Total allocated:", " objects)"},
    Sign{"Ruby ObjectSpace", "{\"type\":\"ROOT\"", "\"root\""},
    Sign{"Ruby ObjectSpace", "{\"address\":\"0x", "\"memsize\""},
    Sign{"Scalene", "{", "\"alloc_samples\""},
    Sign{"Scalene", "{", "\"n_malloc_mb\""},
    Sign{"dotnet-gcdump", "\x04\0\0\0"sv},
    Sign{"dotnet-gcdump", "", "FastSerialization.1", "GCHeapDump"},
    Sign{"callgrind", "", "# callgrind format"},
    Sign{"callgrind", "version:", "creator: callgrind"},
    Sign{"cachegrind", "desc:", "events: Ir"},
    Sign{"line_profiler", "", "Line #      Hits", "Per Hit"},
    Sign{"line_profiler", "Timer unit:"},
    Sign{"Linux smaps", "", "\nRss:", "\nPss:"},
    Sign{"Linux status", "Name:", "\nVmRSS:"},
    Sign{"Prometheus", "# HELP "},
};

/// Tools of the system and services, whose readings nobody here reads as they print them.
constexpr std::array kTools{
    Sign{"docker stats", "", "MEM USAGE / LIMIT"},
    Sign{"kubectl top", "", "CPU(cores)", "MEMORY(bytes)"},
    Sign{"systemd-cgtop", "", "Control Group ", "Tasks"},
    Sign{"pidstat", "", " minflt/s ", " RSS "},
    Sign{"top", "", "top - ", "load average:"},
    Sign{"free", "", " buff/cache ", "Mem:"},
    Sign{"vmstat", "", " swpd ", " buff "},
    Sign{"sar", "", " kbmemfree ", " kbmemused "},
    Sign{"/proc/meminfo", "", "MemTotal:", "MemFree:"},
    Sign{"jstat", "", "S0C ", "S0U "},
    Sign{"jstat", "", "S0 ", " YGC "},
    Sign{"ps", "", " PID ", " RSS "},
    Sign{"ps", "PID ", " RSS "},
    Sign{"ps", "RSS ", "COMMAND"},
    Sign{"ps", "", " VSZ ", " RSS "},
    Sign{"tracemalloc", "", "size=", ", average="},
    Sign{"GetProcessMem", "", "#<GetProcessMem:"},
    Sign{"Amazon CloudWatch", "{", "\"Datapoints\"", "\"Timestamp\""},
    Sign{"Amazon CloudWatch", "{", "\"MetricDataResults\""},
    Sign{"Datadog", "{", "\"pointlist\""},
    Sign{"pandas (to_json)", "{\"columns\":", "\"index\":", "\"data\":"},
    Sign{"pandas (to_json)", "{\"", "\":{\"0\":"},
    Sign{"pandas (to_json)", "{\"", "\": {\"0\":"},
};

constexpr std::array kFiles{
    Sign{"zip", "PK\x03\x04"},
    Sign{"7z", "7z\xbc\xaf\x27\x1c"},
    Sign{"rar", "Rar!\x1a"},
    Sign{"lz4", "\x04\x22\x4d\x18"},
    Sign{"gzip", "\x1f\x8b"},
    Sign{"office", "\xd0\xcf\x11\xe0"},
    Sign{"pdf", "%PDF-"},
    Sign{"image", "\x89PNG"},
    Sign{"image", "\xff\xd8\xff"},
    Sign{"image", "GIF8"},
    Sign{"image", "<svg"},
    Sign{"database", "SQLite format 3"},
    Sign{"database", "PAR1"},
    Sign{"program", "\x7f"
                    "ELF"},
    Sign{"program", "#!"},
    Sign{"session", "{\"tidemark\":\"session\""},
    Sign{"html", "<!DOCTYPE html"},
    Sign{"html", "<!doctype html"},
    Sign{"html", "<html"},
};

bool fits(const Sign& sign, std::string_view head)
{
    return head.starts_with(sign.start) && head.find(sign.holds) != head.npos &&
           head.find(sign.alsoHolds) != head.npos;
}

template <std::size_t size>
const Sign* signOf(const std::array<Sign, size>& signs, std::string_view head)
{
    const auto* const found =
        std::ranges::find_if(signs, [head](const Sign& sign) { return fits(sign, head); });
    return found == signs.end() ? nullptr : &*found;
}

bool isTar(std::string_view head)
{
    constexpr std::size_t kMagicAt = 257;
    return head.size() > kMagicAt && head.substr(kMagicAt).starts_with("ustar");
}

/// The packed form that memray writes begins with 4 bytes, then its name.
bool isMemray(std::string_view head)
{
    constexpr std::size_t kNear = 32;
    return head.substr(0, kNear).find("memray") != head.npos;
}

/// Fields of a protocol buffer: the lengths of the first ones lead from one to the next, as far as
/// they can be followed. pprof and Perfetto write nothing before them.
bool isPprof(std::string_view head)
{
    std::size_t at = 0;
    int fields = 0;
    while (fields < 8 && at + 1 < head.size()) {
        const auto tag = static_cast<unsigned char>(head[at]);
        const auto length = static_cast<unsigned char>(head[at + 1]);
        const unsigned number = tag >> 3U;
        const bool isNested = (tag & 7U) == 2 && number >= 1 && number <= 6;
        if (!isNested || length >= 0x80) {
            break;
        }
        at += 2 + length;
        ++fields;
    }
    return fields >= 3;
}

bool isBinary(std::string_view head)
{
    constexpr std::size_t kNear = 4096;
    const std::string_view near = head.substr(0, kNear);
    const auto controls = std::ranges::count_if(near, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\x1b' && c != '\f';
    });
    return near.find('\0') != near.npos || controls * 20 > static_cast<std::ptrdiff_t>(near.size());
}

std::string_view firstLineOf(std::string_view head)
{
    constexpr std::size_t kQuoted = 80;
    return trimmed(takeFilledLine(head)).substr(0, kQuoted);
}

/// Why the table that @p head begins with is not read: it has too many columns, or none of times.
/// None if it is no table with a number in its second line.
std::optional<Error> tableError(std::string_view head)
{
    constexpr std::size_t kMostColumns = 12;
    const std::string_view header = takeFilledLine(head);
    const auto delimiter = delimiterOf(header);
    if (!delimiter) {
        return {};
    }
    DelimitedRow names;
    DelimitedRow values;
    const auto& cells = names.split(header, *delimiter);
    const auto& row = values.split(takeFilledLine(head), *delimiter);
    const auto isNumber = [](std::string_view cell) { return toDouble(cell).has_value(); };
    if (std::ranges::none_of(row, isNumber) || std::ranges::any_of(cells, isNumber)) {
        return {};
    }
    if (cells.size() > kMostCsvColumns) { // so long a row may not have fit into the head
        return Error{ErrorCode::TooManyColumns,
                     std::to_string(cells.size()) + "\n" + std::to_string(kMostCsvColumns)};
    }
    if (cells.size() != row.size()) {
        return {};
    }
    std::string columns;
    for (std::size_t i = 0; i < std::min(cells.size(), kMostColumns); ++i) {
        columns += (i == 0 ? "" : ", ") + std::string(cells[i]);
    }
    return Error{ErrorCode::NoTimeColumn, cells.size() > kMostColumns ? columns + ", …" : columns};
}

} // namespace

Error foreignContent(std::string_view head)
{
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    const std::string_view begin =
        withoutByteOrderMark(first == head.npos ? std::string_view() : head.substr(first));
    if (const Sign* const file = signOf(kFiles, begin); file != nullptr && !isMemray(begin)) {
        const bool isReport = file->name == "html" && begin.find("memray") != begin.npos;
        return isReport ? Error{ErrorCode::ForeignProfile, "memray"}
                        : Error{ErrorCode::ForeignFile, std::string(file->name)};
    }
    if (isTar(head)) {
        return {ErrorCode::ForeignFile, "tar"};
    }
    if (encodingOf(head) == TextEncoding::Utf32) {
        return {ErrorCode::ForeignFile, "utf32"};
    }
    if (isMemray(begin)) {
        return {ErrorCode::ForeignProfile, "memray"};
    }
    if (const Sign* const profile = signOf(kProfiles, begin)) {
        return {ErrorCode::ForeignProfile, std::string(profile->name)};
    }
    if (const Sign* const tool = signOf(kTools, begin)) {
        return {ErrorCode::ForeignTool, std::string(tool->name)};
    }
    if (isPprof(head)) {
        return {ErrorCode::ForeignProfile, "pprof"};
    }
    if (isBinary(head)) {
        return {ErrorCode::ForeignFile, "binary"};
    }
    if (const auto table = tableError(begin)) {
        return *table;
    }
    return {ErrorCode::UnknownFormat, std::string(firstLineOf(head))};
}

} // namespace tidemark
