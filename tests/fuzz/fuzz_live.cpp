// SPDX-License-Identifier: GPL-3.0-or-later
// What a watched program answers, and session files. The first byte says which: messages with a
// piece of a heap snapshot, lists of targets, events of garbage collections, sessions.
#include "core/formats/tidemark/session_reader.h"
#include "core/live/gc_trace.h"
#include "core/live/inspector_targets.h"
#include "core/live/snapshot_chunk.h"
#include "core/system/descriptor.h"
#include "tests/fuzz/fuzz_checks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <sys/mman.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

/// What a JSON parser makes of a chunk is what we take.
void tryChunk(const QByteArray& bytes)
{
    const QString message = QString::fromUtf8(bytes);
    std::string taken = "before";
    if (!takeSnapshotChunk(message, taken)) {
        fuzz::expect(taken == "before", "what is no chunk adds nothing");
        return;
    }
    fuzz::expect(isSnapshotChunk(message), "what is taken is a chunk");
    const QJsonDocument document = QJsonDocument::fromJson(message.toUtf8());
    const QString chunk = document["params"]["chunk"].toString();
    if (!document.isNull() && chunk.isValidUtf16()) {
        fuzz::expect(taken == "before" + chunk.toStdString(), "a chunk is taken as it is");
    }
}

void tryTargets(const QByteArray& bytes)
{
    const auto targets = parseInspectorTargets(bytes);
    for (const InspectorTarget& target : targets ? *targets : std::vector<InspectorTarget>()) {
        fuzz::expect(target.path.starts_with('/'), "a target has a path");
    }
}

void tryCollections(const QByteArray& bytes)
{
    GcTrace trace;
    const QJsonArray events = QJsonDocument::fromJson(bytes).array();
    for (int round = 0; round < 2; ++round) {
        for (const GcEvent& event : trace.take(events)) {
            fuzz::expect(event.start >= 0 && event.start <= event.end, "it begins before it ends");
            fuzz::expect(event.usedBefore >= 0 && event.usedAfter >= 0, "sizes are not below 0");
        }
    }
}

void trySession(const QByteArray& bytes)
{
    const Descriptor file(::memfd_create("session", MFD_CLOEXEC));
    if (::write(file.number(), bytes.data(), static_cast<std::size_t>(bytes.size())) !=
        bytes.size()) {
        return;
    }
    const auto session = readSession("/proc/self/fd/" + std::to_string(file.number()));
    if (!session) {
        return;
    }
    const std::size_t recordings = session->recordings.size();
    for (const SessionRecording& recording : session->recordings) {
        fuzz::expect(recording.file < session->files.size(), "a recording has its file");
    }
    for (const auto& role : session->roles) {
        fuzz::expect(!role || role->recording < recordings, "a snapshot has its recording");
    }
    fuzz::expect(!session->current || *session->current < recordings, "it is one of them");
    fuzz::expect(!session->visible || session->visible->begin < session->visible->end,
                 "a stretch has a length");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const QByteArray rest(reinterpret_cast<const char*>(data + 1),
                          static_cast<qsizetype>(size - 1));
    constexpr std::array kTries{tryChunk, tryTargets, tryCollections, trySession};
    kTries[data[0] % kTries.size()](rest);
    return 0;
}
