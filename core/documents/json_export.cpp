// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json_export.h"

#include "core/documents/exact_text.h"
#include "core/documents/number_out.h"
#include "core/documents/output_file.h"
#include "core/documents/summary_json.h"
#include "core/documents/write_progress.h"

namespace tidemark
{

namespace
{

using Json = nlohmann::ordered_json;

/// Samples of one series at a time: a DOM of ten million numbers would not fit.
class JsonWriter
{
public:
    JsonWriter(OutputFile& file, WriteProgress& progress) : m_file(file), m_progress(progress) {}

    /// False if the caller wants to stop.
    bool append(const Recording& recording, std::string_view source);

private:
    /// An object without its closing brace, so that members can follow.
    void open(const Json& object)
    {
        std::string text = jsonText(object);
        text.pop_back();
        m_file.append(text);
    }

    bool appendSamples(const Series& series, AxisUnit unit);
    bool appendOutput(const ProgramOutput& output, AxisUnit unit);

    OutputFile& m_file;
    WriteProgress& m_progress;
};

bool JsonWriter::append(const Recording& recording, std::string_view source)
{
    Json head = recordingJson(source, recording);
    head["started_unix_ns"] = recording.startedUnixNs ? Json(*recording.startedUnixNs) : Json();
    const Json series = std::move(head["series"]);
    head.erase("series");
    open(head);
    m_file.append(",\"series\":[");
    for (std::size_t i = 0; i < series.size(); ++i) {
        m_file.append(i == 0 ? "\n" : ",\n");
        open(series[i]);
        if (!appendSamples(recording.timeline.series[i], recording.timeline.axis)) {
            return false;
        }
        m_file.append("}");
    }
    m_file.append("]");
    if (!recording.output.isEmpty() && !appendOutput(recording.output, recording.timeline.axis)) {
        return false;
    }
    m_file.append("}");
    return true;
}

bool JsonWriter::appendOutput(const ProgramOutput& output, AxisUnit unit)
{
    m_file.append(",\"output\":[");
    for (std::size_t i = 0; i < output.size(); ++i) {
        const OutputLine line = output[i];
        m_file.append(i == 0 ? "\n" : ",\n");
        m_file.append(jsonText({{"at", axisJson(unit, line.position)},
                                {"stream", idOf(line.stream)},
                                {"text", line.text}}));
        if (!m_progress.addLine()) {
            return false;
        }
    }
    m_file.append("]");
    if (const DroppedOutput& dropped = output.dropped(); dropped != DroppedOutput{}) {
        m_file.append(",\"output_dropped\":");
        m_file.append(
            jsonText(Json::array({{{"lines", dropped.lines}, {"bytes", dropped.bytes}}})));
    }
    return true;
}

bool JsonWriter::appendSamples(const Series& series, AxisUnit unit)
{
    NumberBuffer buffer;
    m_file.append(",\"t\":[");
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::int64_t position = (*series.positions)[i];
        m_file.append(i == 0 ? "" : ",");
        m_file.append(unit == AxisUnit::Nanoseconds ? buffer.seconds(position)
                                                    : buffer.integer(position));
    }
    m_file.append("],\"values\":[");
    for (std::size_t i = 0; i < series.size(); ++i) {
        m_file.append(i == 0 ? "" : ",");
        m_file.append(buffer.value((*series.values)[i]));
        if (!m_progress.add(1)) {
            return false;
        }
    }
    m_file.append("]");
    return m_progress.goOn();
}

} // namespace

Result<void> writeJson(const std::filesystem::path& path, const Recordings& recordings,
                       std::string_view source, TaskControl& control, Overwrite overwrite)
{
    auto file = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    WriteProgress progress(recordings, control);
    JsonWriter writer(*file, progress);
    file->append("{\"tidemark\":1,\"recordings\":[");
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        file->append(i == 0 ? "\n" : ",\n");
        if (!writer.append(*recordings[i], source)) {
            return failure(ErrorCode::Cancelled);
        }
    }
    file->append("]}\n");
    return file->commit();
}

} // namespace tidemark
