// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/heap_capture.h"

#include "core/documents/output_file.h"
#include "core/live/inspector_problem.h"
#include "core/live/snapshot_chunk.h"

#include <algorithm>
#include <optional>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

/// The target says nothing while it collects garbage before the first step of its walk.
constexpr auto kWalkPatience = 300s;

/// A target that was let go on to its end says something more often.
constexpr auto kEndPatience = 60s;

/// The chunks of one snapshot on their way into a file.
class ChunkFile
{
public:
    ChunkFile(OutputFile file, TaskControl& control) : m_file(std::move(file)), m_control(control)
    {
    }

    bool takeMessage(QStringView message)
    {
        m_chunk.clear();
        const bool isChunk = takeSnapshotChunk(message, m_chunk);
        append(m_chunk);
        return isChunk;
    }

    void takeEvent(const QString& method, const QJsonObject& parameters)
    {
        if (method == QLatin1String("HeapProfiler.addHeapSnapshotChunk")) {
            append(parameters[QLatin1String("chunk")].toString().toStdString());
        } else if (method == QLatin1String("HeapProfiler.reportHeapSnapshotProgress")) {
            const double total = parameters[QLatin1String("total")].toDouble();
            const double done = parameters[QLatin1String("done")].toDouble();
            if (total > 0 && done >= 0 && done <= total) {
                m_control.progress(done / total);
            }
        }
    }

    std::uint64_t bytes() const { return m_bytes; }

    /// Whether what came begins and ends as a snapshot does: V8 closes its last member, the list
    /// "strings".
    bool isWhole() const
    {
        std::string end;
        std::ranges::copy_if(m_end, std::back_inserter(end),
                             [](char letter) { return letter != ' ' && letter != '\n'; });
        return m_begin.starts_with(R"({"snapshot":)") && end.ends_with("]}");
    }

    Result<void> commit() { return m_file.commit(); }

private:
    void append(std::string_view text)
    {
        constexpr std::size_t kEdge = 16;
        m_bytes += text.size();
        m_file.append(text);
        m_begin += text.substr(0, kEdge - std::min(kEdge, m_begin.size()));
        m_end += text.substr(text.size() - std::min(kEdge, text.size()));
        m_end.erase(0, m_end.size() - std::min(kEdge, m_end.size()));
    }

    OutputFile m_file;
    TaskControl& m_control;
    std::string m_chunk;
    std::string m_begin; ///< the first bytes and the last
    std::string m_end;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<void> collectGarbage(InspectorSession& session, const TaskControl& control)
{
    return session.call(QStringLiteral("HeapProfiler.collectGarbage"), {}, control, kWalkPatience)
        .map([](const QJsonObject&) {});
}

Result<HeapCapture> captureHeap(InspectorSession& session, const std::filesystem::path& path,
                                Overwrite overwrite, TaskControl& control)
{
    return receiveHeap(session, QStringLiteral("HeapProfiler.takeHeapSnapshot"), path, overwrite,
                       control);
}

Result<HeapCapture> receiveHeap(InspectorSession& session, const QString& request,
                                const std::filesystem::path& path, Overwrite overwrite,
                                TaskControl& control)
{
    auto file = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    std::optional<ChunkFile> chunks(std::in_place, std::move(*file), control);
    session.setMessageHandler([&chunks](QStringView text) { return chunks->takeMessage(text); });
    session.setEventHandler([&chunks](const QString& method, const QJsonObject& parameters) {
        chunks->takeEvent(method, parameters);
    });
    const auto start = std::chrono::steady_clock::now();
    auto answer =
        session.call(request, {{QStringLiteral("reportProgress"), true}}, control, kWalkPatience);
    const auto length = std::chrono::steady_clock::now() - start;
    session.setMessageHandler({});
    session.setEventHandler({});
    if (!answer && answer.error().code == ErrorCode::Cancelled) {
        chunks.reset(); // and with it what was written
        session.setMessageHandler(isSnapshotChunk);
        session.awaitCancelled(kEndPatience);
        session.setMessageHandler({});
        return tl::unexpected(std::move(answer.error()));
    }
    if (!answer) {
        session.close();
        return tl::unexpected(std::move(answer.error()));
    }
    if (!chunks->isWhole()) {
        session.close();
        return tl::unexpected(inspectorError(kBadAnswer));
    }
    return chunks->commit().map([&] { return HeapCapture{chunks->bytes(), length}; });
}

} // namespace tidemark
