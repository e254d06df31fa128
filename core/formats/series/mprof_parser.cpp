// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/mprof_parser.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
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

/// "MEM 29.742188 1795288796.9826\n" exactly as mprof writes it: six decimals, ten digits, four
/// decimals. The longest has nine digits in front; then sizes stay exact in a double.
struct UsualMemory {
    static constexpr std::size_t kMostBytes = 4 + 9 + 1 + 6 + 1 + 10 + 1 + 4 + 1;

    std::uint64_t millionths; ///< of a MiB
    std::int64_t time;        ///< Unix nanoseconds
    std::size_t bytes;        ///< of the line with its end
};

/// Eight characters, the first one in the lowest byte.
std::uint64_t eightAt(const char* at)
{
    std::uint64_t text = 0;
    std::memcpy(&text, at, sizeof text);
    return text;
}

/// The highest bit of each byte that is no digit.
constexpr std::uint64_t notDigits(std::uint64_t text)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHigh = 0x80 * kOnes;
    constexpr std::uint64_t kZeros = 0x30 * kOnes;
    const std::uint64_t digits = text ^ kZeros; // 0 to 9 for a digit
    return (((digits & ~kHigh) + (0x7F - 9) * kOnes) | digits) & kHigh;
}

/// The number that eight digits are.
constexpr std::uint64_t numberOf(std::uint64_t digits)
{
    digits = ((digits & 0x0F0F0F0F0F0F0F0F) * (1 + (10ULL << 8U))) >> 8U; // neighbours together
    digits = ((digits & 0x00FF00FF00FF00FF) * (1 + (100ULL << 16U))) >> 16U;
    return ((digits & 0x0000FFFF0000FFFF) * (1 + (10'000ULL << 32U))) >> 32U;
}

/// The number that the first @p count, 1 to 8, of eight characters are.
constexpr std::uint64_t numberOf(std::uint64_t text, unsigned count)
{
    return numberOf(text << 8U * (8U - count));
}

/// From @p at on, with kMostBytes there to be read and eight more; none for anything else, whatever
/// it is.
std::optional<UsualMemory> usualMemoryAt(const char* at)
{
    constexpr std::uint64_t kDigits6 = 0x0000808080808080; // masks of notDigits()
    constexpr std::uint64_t kDigits34567 = 0x0080808080000000;
    constexpr std::uint64_t kDigits12 = 0x8080;
    const char* const begin = at;
    if (std::memcmp(at, "MEM ", 4) != 0) {
        return {};
    }
    at += 4;
    const std::uint64_t whole = eightAt(at);
    const auto wholeDigits = static_cast<unsigned>(std::countr_zero(notDigits(whole))) / 8U;
    if (wholeDigits == 0 || wholeDigits > 7 || at[wholeDigits] != '.') {
        return {};
    }
    at += wholeDigits + 1;
    const std::uint64_t part = eightAt(at);
    const std::uint64_t seconds = eightAt(at + 7);
    const std::uint64_t rest = eightAt(at + 15); // "96.9826\n"
    const bool isUsual =
        (notDigits(part) & kDigits6) == 0 && at[6] == ' ' && notDigits(seconds) == 0 &&
        (notDigits(rest) & (kDigits12 | kDigits34567)) == 0 && at[17] == '.' && at[22] == '\n';
    if (!isUsual) {
        return {};
    }
    const std::uint64_t wholeSeconds = numberOf(seconds) * 100 + numberOf(rest, 2);
    if (wholeSeconds > 4'000'000'000) {
        return {};
    }
    const std::uint64_t fraction = numberOf(rest >> 24U, 4);
    return UsualMemory{numberOf(whole, wholeDigits) * 1'000'000 + numberOf(part, 6),
                       static_cast<std::int64_t>(wholeSeconds * 1'000'000'000 + fraction * 100'000),
                       static_cast<std::size_t>(at - begin) + 23};
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

MprofParser::Taken MprofParser::parseUsual(std::string_view text)
{
    constexpr std::size_t kReadAtOnce = 8;
    Taken taken;
    if (m_full) {
        return taken;
    }
    while (text.size() - taken.bytes >= UsualMemory::kMostBytes + kReadAtOnce) {
        const auto memory = usualMemoryAt(text.data() + taken.bytes);
        if (!memory) {
            break;
        }
        const double size = static_cast<double>(memory->millionths) / 1e6;
        addMemory(memory->time, std::floor(size * kBytesPerMiB + 0.5));
        taken.bytes += memory->bytes;
        ++taken.lines;
    }
    if (taken.lines > 0) {
        m_timeDecimals = 4;
    }
    return taken;
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
