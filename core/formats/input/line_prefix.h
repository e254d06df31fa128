// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidemark
{

/// What runners, containers and journals put before a line that a program printed: times, the name
/// of a host, container, pod or job. One letter for each part, in the order in which they stand:
///
///   p  "<34>"                                 syslog's priority
///   g  "build<tab>Run tests<tab>"             job and step of `gh run view --log`
///   c  "web-1  | ", "0|app  | "               docker compose, foreman, pm2
///   m  "[pod/web/app] ", "[server] "          kubectl --prefix, concurrently
///   t  "2024-05-01T10:00:00.1234567Z "        also with a blank or slashes in it, as "02-Apr-2025
///                                             10:00:00", in brackets, or with a colon behind it
///   s  "May  1 10:00:00 ", "Wed 2024-05-01 10:00:00 UTC "
///   k  "10:00:00 ", "[   12.345678] "         a clock alone, seconds since the machine started
///   h  "host app[123]: ", "app[web.1]: "      behind a time
///   r  "stdout F "                            of container runtimes, behind a time
///   l  "00O "                                 GitLab's stream, behind a time
using PrefixShape = std::string;
inline constexpr std::string_view kPartsWithTag = "cghm";

/// The prefix of one line.
struct LinePrefix {
    PrefixShape shape;
    std::size_t length = 0;
    std::string_view time; ///< as it stands in the line: a date, a clock, or seconds; may be empty
    std::string tag;       ///< who printed it: container, pod, process, job; empty if not told
};

/// True for "12345:0x5581a0", "12345:0x5581a0:0" and, as on Windows, "7824:000001C3A99505C0": a
/// process, an isolate of V8 and maybe its group, as V8's traces have them in brackets before each
/// line. They belong to the trace.
bool isV8Isolate(std::string_view text);

/// All parts that @p line begins with.
LinePrefix linePrefixOf(std::string_view line);

/// Exactly the parts of @p shape; length is 0 if @p line does not begin with them.
LinePrefix linePrefixOf(std::string_view line, const PrefixShape& shape);

/// The shape that nearly all lines of @p head begin with, as far as they agree; empty if they do
/// not. @p isWhole is false if its last line may be cut.
PrefixShape commonPrefixShape(std::string_view head, bool isWhole);

} // namespace tidemark
