// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/memwatch_event.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/series_columns.h"
#include "core/formats/series/time_values.h"
#include "core/model/value_column.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::string_view kReason = "heap growth over ";
constexpr double kFirstUncertain = 9007199254740992.0; // 2^53

const JsonField* memberOf(std::span<const JsonField> fields, std::string_view parent,
                          std::string_view name)
{
    const auto found = std::ranges::find_if(fields, [&](const JsonField& field) {
        return field.ownName() == name && field.parent() == parent;
    });
    return found == fields.end() ? nullptr : &*found;
}

const MemwatchFigure* figureCalled(std::string_view name)
{
    const auto* const found = std::ranges::find(kMemwatchFigures, name, &MemwatchFigure::name);
    return found == kMemwatchFigures.end() ? nullptr : found;
}

/// The count of full collections that stands beside another figure; null without one.
const JsonField* statsIn(std::span<const JsonField> fields)
{
    const auto isStats = [fields](const JsonField& count) {
        const bool isCount =
            count.ownName() == "num_full_gc" || count.ownName() == "gcMarkSweepCompactCount";
        return isCount && count.number && std::ranges::any_of(fields, [&](const JsonField& field) {
                   return &field != &count && field.parent() == count.parent() &&
                          figureCalled(field.ownName()) != nullptr;
               });
    };
    const auto found = std::ranges::find_if(fields, isStats);
    return found == fields.end() ? nullptr : &*found;
}

/// The reason of a leak that stands beside its growth; null without one.
const JsonField* leakIn(std::span<const JsonField> fields)
{
    const auto isLeak = [fields](const JsonField& reason) {
        const bool isReason = reason.ownName() == "reason" && reason.text.starts_with(kReason);
        const JsonField* const growth =
            isReason ? memberOf(fields, reason.parent(), "growth") : nullptr;
        return growth != nullptr && growth->number && toBytes(*growth->number);
    };
    const auto found = std::ranges::find_if(fields, isLeak);
    return found == fields.end() ? nullptr : &*found;
}

/// kGap for what is no possible number.
double readingOf(const MemwatchFigure& figure, const JsonField& field)
{
    const double number = field.number.value_or(kGap);
    const bool isPossible = std::abs(number) < kFirstUncertain; // so NaN is none
    if (!isPossible || (figure.isUnknownAtZero && number == 0.0)) {
        return kGap;
    }
    return figure.countsBytes ? toBytes(number).value_or(kGap) : number;
}

void readStats(std::span<const JsonField> fields, const JsonField& count, MemwatchEvent& event)
{
    event.fullCollections = count.number;
    for (std::size_t i = 0; i < kMemwatchFigures.size(); ++i) {
        const MemwatchFigure& figure = kMemwatchFigures[i];
        const JsonField* const field = memberOf(fields, count.parent(), figure.name);
        event.figures[i] = field == nullptr ? kGap : readingOf(figure, *field);
        const bool isMeantAsGap = field == nullptr || (!field->number && field->text.empty()) ||
                                  (figure.isUnknownAtZero && field->number.value_or(1.0) == 0.0);
        event.hasWrongFigure =
            event.hasWrongFigure || (std::isnan(event.figures[i]) && !isMeantAsGap);
    }
    const JsonField* const pause = memberOf(fields, count.parent(), "gc_time");
    if (pause != nullptr && pause->number && *pause->number >= 0.0 &&
        *pause->number < kFirstUncertain) {
        event.pause = std::llround(*pause->number);
    }
    if (const JsonField* const time = memberOf(fields, count.parent(), "gc_ts")) {
        event.times.push_back(*time); // microseconds since 1970
    }
}

std::optional<std::int64_t> wallClockOf(const JsonField* field)
{
    TimeValues times;
    const auto read = field == nullptr || field->number ? std::nullopt : times.read(field->text);
    return times.isWallClock() ? read : std::nullopt;
}

void readLeak(std::span<const JsonField> fields, const JsonField& reason, MemwatchEvent& event)
{
    event.kind = MemwatchEvent::Kind::Leak;
    event.reason = reason.text;
    event.growth = memberOf(fields, reason.parent(), "growth")->number.value_or(0.0);
    event.start = wallClockOf(memberOf(fields, reason.parent(), "start"));
    event.end = wallClockOf(memberOf(fields, reason.parent(), "end"));
}

/// True for the time of one of the two snapshots of a HeapDiff.
bool isTimeOfDiff(std::span<const JsonField> fields, const JsonField& field)
{
    return field.ownName() == "time" &&
           (field.parent().ends_with("before.") || field.parent().ends_with("after.")) &&
           memberOf(fields, field.parent(), "nodes") != nullptr;
}

/// What stands beside an event: a process, and times.
void readMembersBeside(std::span<const JsonField> fields, MemwatchEvent& event)
{
    constexpr double kMostPid = 4294967295.0;
    for (const JsonField& field : fields) {
        const bool isPid = field.ownName() == "pid" && field.number && *field.number >= 0.0 &&
                           *field.number <= kMostPid;
        if (isPid && !event.pid) {
            event.pid = std::llround(*field.number);
        }
        if (timeColumnOf(field.ownName()) && figureCalled(field.ownName()) == nullptr &&
            !isTimeOfDiff(fields, field)) {
            event.times.push_back(field);
        }
    }
}

} // namespace

bool isMemwatchRow(std::span<const JsonField> fields)
{
    return statsIn(fields) != nullptr || leakIn(fields) != nullptr || isMemwatchDiff(fields);
}

std::optional<MemwatchEvent> memwatchEventOf(std::span<const JsonField> fields)
{
    MemwatchEvent event;
    event.figures.fill(kGap);
    if (const JsonField* const count = statsIn(fields)) {
        readStats(fields, *count, event);
    } else if (const JsonField* const reason = leakIn(fields)) {
        readLeak(fields, *reason, event);
    } else {
        return {};
    }
    readMembersBeside(fields, event);
    return event;
}

std::optional<MemwatchEvent> memwatchDiffEventOf(std::span<const JsonField> fields,
                                                 std::string_view object)
{
    auto diff = isMemwatchDiff(fields) ? memwatchDiffOf(object) : std::nullopt;
    if (!diff) {
        return {};
    }
    MemwatchEvent event;
    event.kind = MemwatchEvent::Kind::Diff;
    event.figures.fill(kGap);
    event.differences = std::move(diff->differences);
    event.start = diff->start;
    event.end = diff->end;
    readMembersBeside(fields, event);
    return event;
}

std::int64_t growingForIn(std::string_view reason)
{
    const std::size_t open = reason.find('(');
    const std::size_t close = reason.find(')', open);
    if (close == reason.npos) {
        return 0;
    }
    std::string_view rest = reason.substr(open + 1, close - open - 1);
    std::int64_t seconds = 0;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        const auto number = toInteger(word.substr(0, word.size() - 1));
        const std::int64_t unit = word.ends_with('h')   ? 3600
                                  : word.ends_with('m') ? 60
                                  : word.ends_with('s') ? 1
                                                        : 0;
        constexpr std::int64_t kMost = 1'000'000; // of hours more than a century
        if (!number || unit == 0 || *number < 0 || *number > kMost) {
            return 0;
        }
        seconds += *number * unit;
    }
    return seconds * kNanosecondsPerSecond;
}

} // namespace tidemark
