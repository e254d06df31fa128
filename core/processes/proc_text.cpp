// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/proc_text.h"

#include "core/processes/proc_words.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tidemark
{

namespace
{

template <typename T>
std::optional<T> takeNumber(std::string_view& rest)
{
    return wholeNumber<T>(takeWord(rest));
}

ProcBytes product(std::optional<std::uint64_t> count, std::uint64_t size)
{
    const bool fits =
        count && (size == 0 || *count <= std::numeric_limits<std::uint64_t>::max() / size);
    return fits ? std::optional(*count * size) : std::nullopt;
}

ProcBytes sum(ProcBytes a, ProcBytes b)
{
    const bool fits = a && b && *a <= std::numeric_limits<std::uint64_t>::max() - *b;
    return fits ? std::optional(*a + *b) : std::nullopt;
}

/// A letter as the first word.
std::optional<char> stateIn(std::string_view value)
{
    const std::string_view word = takeWord(value);
    const bool isLetter = word.size() == 1 && ((word[0] >= 'A' && word[0] <= 'Z') ||
                                               (word[0] >= 'a' && word[0] <= 'z'));
    return isLetter ? std::optional(word[0]) : std::nullopt;
}

/// All numbers of the line, or none if one of them is not.
std::vector<std::int32_t> pidsIn(std::string_view value)
{
    std::vector<std::int32_t> pids;
    for (std::string_view word = takeWord(value); !word.empty(); word = takeWord(value)) {
        const auto pid = wholeNumber<std::int32_t>(word);
        if (!pid) {
            return {};
        }
        pids.push_back(*pid);
    }
    return pids;
}

/// Calls take(key, value) for every "key: value" line. One without a line feed was cut off: its
/// number may go on.
template <typename Take>
void forEachLine(std::string_view text, Take take)
{
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
        const std::string_view line = text.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != line.npos) {
            take(line.substr(0, colon), line.substr(colon + 1));
        }
        text.remove_prefix(end + 1);
    }
}

/// A name as the kernel escapes it in a line of its own: line feeds and backslashes.
std::string unescaped(std::string_view value)
{
    value.remove_prefix(std::min(value.find_first_not_of('\t'), value.size()));
    std::string name;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool isEscape = value[i] == '\\' && i + 1 < value.size();
        i += isEscape ? 1 : 0;
        name += isEscape && value[i] == 'n' ? '\n' : value[i];
    }
    return name;
}

/// Where the size behind a key belongs.
template <typename Numbers>
struct SizeLine {
    std::string_view key;
    ProcBytes Numbers::*member;
};

template <typename Numbers, std::size_t count>
void takeSize(Numbers& numbers, const std::array<SizeLine<Numbers>, count>& lines,
              std::string_view key, std::string_view value)
{
    for (const SizeLine<Numbers>& line : lines) {
        if (line.key == key) {
            numbers.*line.member = kibibytes(value);
            return;
        }
    }
}

constexpr std::array<SizeLine<ProcStatus>, 7> kStatusSizes{{
    {"VmSize", &ProcStatus::size},
    {"VmHWM", &ProcStatus::peakResident},
    {"VmRSS", &ProcStatus::resident},
    {"RssAnon", &ProcStatus::residentAnonymous},
    {"RssFile", &ProcStatus::residentFile},
    {"RssShmem", &ProcStatus::residentShared},
    {"VmSwap", &ProcStatus::swapped},
}};

constexpr std::array<SizeLine<ProcRollup>, 4> kRollupSizes{{
    {"Rss", &ProcRollup::resident},
    {"Pss", &ProcRollup::proportional},
    {"Swap", &ProcRollup::swapped},
    {"SwapPss", &ProcRollup::swappedProportional},
}};

} // namespace

std::optional<ProcStatm> parseStatm(std::string_view text, std::uint64_t pageSize)
{
    if (!text.ends_with('\n')) {
        return {};
    }
    text.remove_suffix(1);
    const ProcBytes size = product(takeNumber<std::uint64_t>(text), pageSize);
    const ProcBytes resident = product(takeNumber<std::uint64_t>(text), pageSize);
    const ProcBytes shared = product(takeNumber<std::uint64_t>(text), pageSize);
    if (!size || !resident || !shared || *size == 0) {
        return {};
    }
    return ProcStatm{*size, *resident, *shared};
}

ProcStatus parseStatus(std::string_view text)
{
    ProcStatus status;
    forEachLine(text, [&status](std::string_view key, std::string_view value) {
        if (key == "State") {
            status.state = stateIn(value);
        } else if (key == "Uid") {
            status.realUid = takeNumber<std::uint32_t>(value);
            status.effectiveUid = takeNumber<std::uint32_t>(value);
        } else if (key == "NSpid") {
            status.namespacePids = pidsIn(value);
        } else if (key == "Name") {
            status.name = unescaped(value);
        } else if (key == "Threads") {
            status.threads = takeNumber<std::uint64_t>(value);
        } else {
            takeSize(status, kStatusSizes, key, value);
        }
    });
    return status;
}

std::optional<std::uint64_t> parseCaughtSignals(std::string_view text)
{
    std::optional<std::uint64_t> caught;
    forEachLine(text, [&caught](std::string_view key, std::string_view value) {
        if (key == "SigCgt") {
            caught = wholeNumber<std::uint64_t>(takeWord(value), 16);
        }
    });
    return caught;
}

std::optional<ProcStat> parseStat(std::string_view text)
{
    // The name may hold brackets, blanks and line feeds; only digits follow it.
    const std::size_t open = text.find(" (");
    const std::size_t close = text.rfind(") ");
    if (!text.ends_with('\n') || open == text.npos || close == text.npos || close < open + 2) {
        return {};
    }
    const auto pid = wholeNumber<std::int32_t>(text.substr(0, open));
    std::string_view rest = text.substr(close + 2, text.size() - close - 3);
    const auto state = stateIn(takeWord(rest));
    const auto parent = takeNumber<std::int32_t>(rest);
    const auto skip = [&rest](int words) {
        for (; words > 0; --words) {
            takeWord(rest);
        }
    };
    skip(9); // from the process group to the page faults of children
    const auto userTime = takeNumber<std::uint64_t>(rest);
    const auto systemTime = takeNumber<std::uint64_t>(rest);
    skip(6); // from the times of children to the timer
    const auto startTime = takeNumber<std::uint64_t>(rest);
    if (!pid || !state || !parent || !userTime || !systemTime || !startTime) {
        return {};
    }
    return ProcStat{*pid,      std::string(text.substr(open + 2, close - open - 2)),
                    *state,    *parent,
                    *userTime, *systemTime,
                    *startTime};
}

ProcRollup parseSmapsRollup(std::string_view text)
{
    ProcRollup rollup;
    ProcBytes clean;
    ProcBytes dirty;
    forEachLine(text, [&](std::string_view key, std::string_view value) {
        if (key == "Private_Clean") {
            clean = kibibytes(value);
        } else if (key == "Private_Dirty") {
            dirty = kibibytes(value);
        } else {
            takeSize(rollup, kRollupSizes, key, value);
        }
    });
    rollup.unique = sum(clean, dirty);
    return rollup;
}

std::vector<std::string> parseCmdline(std::string_view text)
{
    // npos + 1 is 0: nothing but zeros leaves nothing
    text = text.substr(0, text.find_last_not_of('\0') + 1);
    std::vector<std::string> arguments;
    while (!text.empty()) {
        const std::string_view argument = text.substr(0, text.find('\0'));
        arguments.emplace_back(argument);
        text.remove_prefix(std::min(argument.size() + 1, text.size()));
    }
    return arguments;
}

std::vector<std::int32_t> parseChildren(std::string_view text)
{
    std::vector<std::int32_t> pids;
    for (std::size_t end = text.find(' '); end != text.npos; end = text.find(' ')) {
        const auto pid = wholeNumber<std::int32_t>(text.substr(0, end));
        if (!pid) {
            break;
        }
        if (*pid > 0) {
            pids.push_back(*pid);
        }
        text.remove_prefix(end + 1);
    }
    return pids;
}

ProcBytes parseAddressSpaceLimit(std::string_view text)
{
    constexpr std::string_view kName = "Max address space ";
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.starts_with(kName) && line.size() < text.size()) {
            std::string_view rest = line.substr(kName.size());
            return takeNumber<std::uint64_t>(rest);
        }
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return {};
}

std::string_view variableIn(std::string_view environment, std::string_view name)
{
    while (!environment.empty()) {
        const std::string_view line = environment.substr(0, environment.find('\0'));
        if (line.starts_with(name) && line.substr(name.size()).starts_with('=')) {
            return line.substr(name.size() + 1);
        }
        environment.remove_prefix(std::min(line.size() + 1, environment.size()));
    }
    return {};
}

} // namespace tidemark
