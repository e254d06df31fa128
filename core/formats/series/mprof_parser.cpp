// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/mprof_parser.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::size_t kMaxRuns = 10'000;
constexpr std::size_t kMaxChildren = 100'000;
constexpr std::int64_t kMaxLevel = 1'000'000;

/// Bytes of a MiB figure; kGap for the -1 of a failed reading; none if it is no size.
std::optional<double> toSize(std::string_view mebibytes)
{
    const auto value = toDouble(mebibytes);
    if (!value) {
        return {};
    }
    return *value == -1.0 ? kGap : toBytes(*value * kBytesPerMiB);
}

/// The digits from @p at on as one number; moves @p at past them.
std::uint64_t takeDigits(const char*& at, const char* end)
{
    std::uint64_t value = 0;
    for (; at != end && *at >= '0' && *at <= '9'; ++at) {
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    }
    return value;
}

} // namespace

std::int64_t MprofRun::start() const
{
    if (memory.size() > 0) {
        return memory.firstPosition();
    }
    const auto firstOf = [](const auto& child) { return child.second.firstPosition(); };
    return firstOf(*std::ranges::min_element(children, {}, firstOf));
}

/// "MEM 29.742188 1795288796.9826" exactly as mprof writes it, which is nearly every line of a
/// large file: six decimals, ten digits, four decimals. False for anything else, whatever it is.
bool MprofParser::parseUsualMemory(std::string_view line)
{
    constexpr std::ptrdiff_t kTimeLength = 15;
    constexpr std::ptrdiff_t kMaxWholeDigits = 9; // then sizes stay exact in a double
    const char* at = line.data() + 4;
    const char* const end = line.data() + line.size();

    const char* const whole = at;
    const std::uint64_t mebibytes = takeDigits(at, end);
    const std::ptrdiff_t wholeDigits = at - whole;
    if (wholeDigits == 0 || wholeDigits > kMaxWholeDigits || end - at != 8 + kTimeLength ||
        *at != '.') {
        return false;
    }
    const char* part = ++at;
    const std::uint64_t millionths = takeDigits(at, end);
    if (at - part != 6 || *at != ' ') {
        return false;
    }
    part = ++at;
    const std::uint64_t seconds = takeDigits(at, end);
    if (at - part != 10 || *at != '.') {
        return false;
    }
    part = ++at;
    const std::uint64_t fraction = takeDigits(at, end);
    if (at - part != 4 || seconds > 4'000'000'000) {
        return false;
    }
    const double size = static_cast<double>(mebibytes * 1'000'000 + millionths) / 1e6;
    const auto bytes = static_cast<std::int64_t>(size * kBytesPerMiB + 0.5);
    m_timeDecimals = 4;
    addMemory(static_cast<std::int64_t>(seconds * 1'000'000'000 + fraction * 100'000),
              static_cast<double>(bytes));
    return true;
}

bool MprofParser::parseAny(std::string_view line)
{
    if (parseRecord(line)) {
        return true;
    }
    constexpr std::array<std::string_view, 4> kKeywords{"MEM ", "FUNC ", "CHLD ", "CMDLINE "};
    std::size_t at = line.size();
    for (const std::string_view keyword : kKeywords) {
        at = std::min(at, line.find(keyword, 1));
    }
    if (at < line.size()) {
        parseRecord(line.substr(at));
    }
    return false;
}

bool MprofParser::parseUnterminated(std::string_view line)
{
    std::string_view rest = line;
    const std::string_view keyword = takeWord(rest);
    const bool endsWithTime = keyword == "MEM" || keyword == "CHLD";
    const std::string_view last = takeLastWord(rest);
    if (endsWithTime && !last.empty() && decimalsOf(last) < m_timeDecimals) {
        return false;
    }
    return parseRecord(line);
}

bool MprofParser::parseRecord(std::string_view line)
{
    std::string_view rest = line;
    const std::string_view keyword = takeWord(rest);
    if (keyword == "MEM") {
        return parseMemory(rest);
    }
    if (keyword == "CHLD") {
        return parseChild(rest);
    }
    if (keyword == "FUNC") {
        return parseFunction(rest);
    }
    return keyword == "CMDLINE" ? parseCommand(rest) : keyword.empty();
}

bool MprofParser::parseCommand(std::string_view rest)
{
    if (current().hasSamples()) {
        m_full = m_runs.size() == kMaxRuns;
        if (m_full) {
            return false;
        }
        m_runs.emplace_back();
    }
    current().program = trimmed(rest);
    return true;
}

void MprofParser::addMemory(std::int64_t time, double size)
{
    MprofRun& run = current();
    run.memory.add(time, size);
    run.last = std::max(run.last, time);
    run.gaps += std::isnan(size) ? 1U : 0U;
}

bool MprofParser::parseMemory(std::string_view rest)
{
    const auto size = toSize(takeWord(rest));
    const std::string_view timeText = takeWord(rest);
    const auto time = toNanoseconds(timeText);
    if (!size || !time || !trimmed(rest).empty()) {
        return false;
    }
    m_timeDecimals = decimalsOf(timeText);
    addMemory(*time, *size);
    return true;
}

bool MprofParser::parseChild(std::string_view rest)
{
    const auto pid = toInteger(takeWord(rest));
    const auto size = toSize(takeWord(rest));
    const std::string_view timeText = takeWord(rest);
    const auto time = toNanoseconds(timeText);
    if (!pid || *pid < 0 || !size || !time || !trimmed(rest).empty()) {
        return false;
    }
    m_timeDecimals = decimalsOf(timeText);
    MprofRun& run = current();
    const bool isRead = *pid != 0 || *size > 0.0;
    if (!isRead && !run.children.contains(0)) { // none is known that it could be
        ++run.gaps;
        return true;
    }
    auto child = run.children.find(*pid);
    if (child == run.children.end()) {
        if (m_childCount == kMaxChildren) {
            return false;
        }
        ++m_childCount;
        child = run.children.try_emplace(*pid, 1).first;
    }
    child->second.add(*time, *size);
    run.last = std::max(run.last, *time);
    run.gaps += std::isnan(*size) ? 1U : 0U;
    return true;
}

bool MprofParser::parseFunction(std::string_view rest)
{
    Marker span;
    span.kind = MarkerKind::Function;

    // Without the level the last word is a time, which has decimals; a level has none.
    std::string_view last = takeLastWord(rest);
    if (last.find_first_of(".,") == last.npos) {
        const auto level = toInteger(last);
        if (!level || *level < 0 || *level > kMaxLevel) {
            return false;
        }
        span.level = static_cast<int>(*level);
        last = takeLastWord(rest);
    }
    const auto end = toNanoseconds(last);
    const auto endSize = toSize(takeLastWord(rest));
    const auto start = toNanoseconds(takeLastWord(rest));
    const auto startSize = toSize(takeLastWord(rest));
    const std::string_view name = trimmed(rest);
    if (!start || !end || !startSize || !endSize || name.empty() || *end < *start) {
        return false;
    }
    const auto known = [](double bytes) {
        return std::isnan(bytes) ? std::nullopt : std::optional(std::llround(bytes));
    };
    span.name = name;
    span.start = *start;
    span.end = *end;
    span.startBytes = known(*startSize);
    span.endBytes = known(*endSize);
    m_spans.push_back(std::move(span));
    return true;
}

std::vector<MprofRun> MprofParser::takeRuns()
{
    std::erase_if(m_runs, [](const MprofRun& run) { return !run.hasSamples(); });
    return std::exchange(m_runs, {});
}

} // namespace tidemark
