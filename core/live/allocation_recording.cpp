// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/allocation_recording.h"

#include "core/documents/output_file.h"
#include "core/live/event_wait.h"
#include "core/live/inspector_problem.h"

#include <QJsonDocument>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

/// A profile of a program with many places in its code is made in one go.
constexpr auto kProfilePatience = 120s;

Result<QJsonObject> stopSampling(InspectorSession& session, const TaskControl& control)
{
    auto answer =
        session.call(QStringLiteral("HeapProfiler.stopSampling"), {}, control, kProfilePatience);
    if (!answer) {
        return answer;
    }
    QJsonObject profile = (*answer)[QLatin1String("profile")].toObject();
    return profile[QLatin1String("head")].isObject() ? Result<QJsonObject>(std::move(profile))
                                                     : tl::unexpected(inspectorError(kBadAnswer));
}

Result<HeapCapture> writeProfile(InspectorSession& session, const std::filesystem::path& path,
                                 Overwrite overwrite, const TaskControl& control)
{
    auto file = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    const auto start = std::chrono::steady_clock::now();
    const auto profile = stopSampling(session, control);
    const auto length = std::chrono::steady_clock::now() - start;
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    const std::string text = QJsonDocument(*profile).toJson(QJsonDocument::Compact).toStdString();
    file->append(text);
    return file->commit().map([&] { return HeapCapture{text.size(), length}; });
}

} // namespace

Result<void> beginAllocations(InspectorSession& session, AllocationKind kind,
                              const TaskControl& control)
{
    const bool isProfile = kind == AllocationKind::Profile;
    return session
        .call(isProfile ? QStringLiteral("HeapProfiler.startSampling")
                        : QStringLiteral("HeapProfiler.startTrackingHeapObjects"),
              isProfile ? QJsonObject() : QJsonObject{{QStringLiteral("trackAllocations"), true}},
              control)
        .map([](const QJsonObject&) {});
}

Result<HeapCapture> endAllocations(InspectorSession& session, AllocationKind kind,
                                   const std::filesystem::path& path, Overwrite overwrite,
                                   TaskControl& control)
{
    auto written =
        kind == AllocationKind::Profile
            ? writeProfile(session, path, overwrite, control)
            : receiveHeap(session, QStringLiteral("HeapProfiler.stopTrackingHeapObjects"), path,
                          overwrite, control);
    if (!written && written.error().code == ErrorCode::CannotWrite) {
        dropAllocations(session, kind); // it may not have been asked to stop
    }
    return written;
}

Result<HeapCapture> recordAllocations(InspectorSession& session, AllocationKind kind,
                                      std::chrono::milliseconds length,
                                      const std::filesystem::path& path, Overwrite overwrite,
                                      TaskControl& control)
{
    if (auto begun = beginAllocations(session, kind, control); !begun) {
        return tl::unexpected(std::move(begun.error()));
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto isLost = [&] {
        control.progress((std::chrono::steady_clock::now() - begun) /
                         std::chrono::duration<double>(length));
        return session.failure().has_value();
    };
    switch (waitFor(isLost, length, control)) {
    case Waited::Cancelled:
        dropAllocations(session, kind);
        return failure(ErrorCode::Cancelled);
    case Waited::Done:
        return tl::unexpected(*session.failure());
    case Waited::TooLong: // as was wanted
        break;
    }
    return endAllocations(session, kind, path, overwrite, control);
}

void dropAllocations(InspectorSession& session, AllocationKind kind)
{
    constexpr auto kPatience = 10s;
    const TaskControl uncancelled;
    (void)session.call(kind == AllocationKind::Profile ? QStringLiteral("HeapProfiler.stopSampling")
                                                       : QStringLiteral("HeapProfiler.disable"),
                       {}, uncancelled, kPatience);
}

} // namespace tidemark
