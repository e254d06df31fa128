// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/heap_usage.h"

#include <cmath>

namespace tidemark
{

namespace
{

/// A size that V8 tells, none if it is none.
std::optional<std::int64_t> sizeIn(const QJsonObject& answer, const char* name)
{
    const double bytes = answer[QLatin1String(name)].toDouble(-1);
    constexpr double kMostBytes = 9e15; // doubles are whole up to there
    return bytes >= 0 && bytes <= kMostBytes ? std::optional(std::llround(bytes)) : std::nullopt;
}

} // namespace

Result<HeapUsage> fetchHeapUsage(InspectorSession& session, const TaskControl& control)
{
    return session.call(QStringLiteral("Runtime.getHeapUsage"), {}, control)
        .map([](const QJsonObject& answer) {
            return HeapUsage{sizeIn(answer, "usedSize"), sizeIn(answer, "totalSize"),
                             sizeIn(answer, "backingStorageSize")};
        });
}

} // namespace tidemark
