// SPDX-License-Identifier: GPL-3.0-or-later
// Tidemark's own recording (`.tidemark`), which core/storage writes and its README.md describes.
//
// Layout    JSON Lines. A header begins a recording, "end" ends it; between them sample rows
//           [group,position,value,...], and objects with one member, the kind of the line.
// Units     positions in the header's axis unit, nanoseconds for time; sizes in bytes. Exact.
// Cut off   a recording without its "end" line, or a file whose last "end" promised another
//           recording, reads up to there with FileCutOff.
// Versions  a newer minor version may add line kinds, series kinds and members: those are skipped,
//           lines and series counted. A newer major version is refused.
// Errors    damaged lines are skipped and counted; a damaged header takes its recording with it.
// Fixtures  converted from the mprof fixtures.

#include "core/formats/format_reader.h"
#include "core/formats/line_reader.h"
#include "core/formats/number_text.h"
#include "core/formats/tidemark_recording.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark
{

namespace
{

using nlohmann::json;

constexpr std::size_t kMaxLine = 16U << 20U;
constexpr std::int64_t kMajorVersion = 1;

/// Whether the header's version can be read: Malformed or UnsupportedVersion if not.
Result<void> checkVersion(const json& header, std::uint64_t line)
{
    const json& version = member(header, "version");
    const std::string text = version.is_string() ? version.get<std::string>() : std::string();
    const auto major = toInteger(std::string_view(text).substr(0, text.find('.')));
    if (!major || *major < 1) {
        return failure(ErrorCode::Malformed, text, line);
    }
    if (*major > kMajorVersion) {
        return failure(ErrorCode::UnsupportedVersion, text, line);
    }
    return {};
}

/// Sorts lines into recordings.
class TidemarkParser
{
public:
    explicit TidemarkParser(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Takes the next line. Fails only for what the whole file is refused for.
    Result<void> parse(std::string_view line, std::uint64_t number, bool complete);

    /// @p error is why the lines ended early, if they did.
    Result<Recordings> finish(const std::optional<Error>& error);

private:
    Result<void> parseObject(const json& object);
    Result<void> beginRecording(const json& header);
    bool addToRecording(const std::string& kind, const json& body);
    void skip(std::string detail = {});

    std::filesystem::path m_folder;
    std::vector<TidemarkRecording> m_recordings;
    bool m_isOpen = false;     ///< inside the last of m_recordings
    bool m_awaitsMore = false; ///< the file promised more than came so far
    std::uint64_t m_line = 0;
    std::optional<Error> m_firstDamage; ///< the first line that was skipped
    TidemarkRow m_row;
};

void TidemarkParser::skip(std::string detail)
{
    if (!m_firstDamage) {
        m_firstDamage = Error{ErrorCode::Malformed, std::move(detail), m_line, {}};
    }
    if (!m_recordings.empty()) {
        m_recordings.back().tally().add(WarningCode::LinesSkipped, m_line);
    }
}

Result<void> TidemarkParser::parse(std::string_view line, std::uint64_t number, bool complete)
{
    m_line = number;
    if (m_isOpen && scanRow(line, m_row)) {
        if (!m_recordings.back().addRow(m_row)) {
            skip();
        }
        return {};
    }
    if (trimmed(line).empty()) {
        return {};
    }
    const auto parsed = parseLine(line);
    if (!parsed && !complete) {
        m_awaitsMore = true; // the cut itself, not a damaged line
        return {};
    }
    if (parsed && parsed->is_object()) {
        return parseObject(*parsed);
    }
    if (!parsed || !m_isOpen || !toRow(*parsed, m_row) || !m_recordings.back().addRow(m_row)) {
        skip();
    }
    return {};
}

Result<void> TidemarkParser::parseObject(const json& object)
{
    if (member(object, "tidemark") == "recording") {
        return beginRecording(object);
    }
    if (const json& end = member(object, "end"); m_isOpen && end.is_string()) {
        m_isOpen = false;
        m_awaitsMore = end == "recording";
        return {};
    }
    const bool taken = m_isOpen && std::ranges::any_of(object.items(), [this](const auto& entry) {
                           return addToRecording(entry.key(), entry.value());
                       });
    if (!taken) {
        skip();
    }
    return {};
}

Result<void> TidemarkParser::beginRecording(const json& header)
{
    if (std::exchange(m_isOpen, false)) {
        m_recordings.back().tally().add(WarningCode::FileCutOff, m_line); // it has no end
    }
    m_awaitsMore = false;
    if (auto checked = checkVersion(header, m_line); !checked) {
        if (checked.error().code == ErrorCode::UnsupportedVersion) {
            return checked;
        }
        skip(std::move(checked.error().detail));
        return {};
    }
    TidemarkRecording recording(m_folder);
    if (recording.begin(header)) {
        m_recordings.push_back(std::move(recording));
        m_isOpen = true;
    } else {
        skip();
    }
    return {};
}

/// False if this version knows no such lines, or the body is damaged.
bool TidemarkParser::addToRecording(const std::string& kind, const json& body)
{
    using Add = bool (TidemarkRecording::*)(const json&);
    constexpr std::array<std::pair<std::string_view, Add>, 9> kKinds{{
        {"marker", &TidemarkRecording::addMarker},
        {"series", &TidemarkRecording::addSeries},
        {"snapshot", &TidemarkRecording::addSnapshot},
        {"types", &TidemarkRecording::addTypes},
        {"line_table", &TidemarkRecording::addLineTable},
        {"line_rows", &TidemarkRecording::addLineRows},
        {"warning", &TidemarkRecording::addWarning},
        {"output", &TidemarkRecording::addOutput},
        {"output_dropped", &TidemarkRecording::addOutputDropped},
    }};
    const auto* const found =
        std::ranges::find(kKinds, kind, [](const auto& entry) { return entry.first; });
    return found != kKinds.end() && (m_recordings.back().*found->second)(body);
}

Result<Recordings> TidemarkParser::finish(const std::optional<Error>& error)
{
    const bool isCut = m_isOpen || m_awaitsMore;
    const bool hasContent =
        std::ranges::any_of(m_recordings, [](const auto& one) { return one.hasContent(); });
    if (!hasContent) {
        if (error) {
            return tl::unexpected(*error);
        }
        if (m_recordings.empty()) {
            return m_firstDamage ? tl::unexpected(*m_firstDamage)
                                 : failure(ErrorCode::Truncated, {}, m_line);
        }
        return failure(ErrorCode::NoSamples, {}, m_firstDamage ? m_firstDamage->line : m_line);
    }
    if (error) {
        m_recordings.back().tally().addCutOff(*error);
    } else if (isCut) {
        m_recordings.back().tally().add(WarningCode::FileCutOff, m_line);
    }
    Recordings recordings;
    for (TidemarkRecording& recording : m_recordings) {
        recordings.push_back(recording.finish("tidemark"));
    }
    return recordings;
}

class TidemarkReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"tidemark", "Tidemark recording", "*.tidemark"}; }

    bool accepts(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control) const override;
};

/// True if the content starts with {"tidemark":"recording", blanks between them allowed.
bool TidemarkReader::accepts(std::string_view head) const
{
    constexpr std::string_view kUtf8Bom = "\xef\xbb\xbf";
    constexpr std::string_view kBlanks = " \t\r\n";
    if (head.starts_with(kUtf8Bom)) {
        head.remove_prefix(kUtf8Bom.size());
    }
    for (const std::string_view token : {"{", "\"tidemark\"", ":", "\"recording\""}) {
        head.remove_prefix(std::min(head.find_first_not_of(kBlanks), head.size()));
        if (!head.starts_with(token)) {
            return false;
        }
        head.remove_prefix(token.size());
    }
    return true;
}

Result<Recordings> TidemarkReader::read(Input& input, TaskControl& control) const
{
    TidemarkParser parser(input.folder());
    LineReader lines(input, control, kMaxLine);
    while (const auto line = lines.next()) {
        if (auto parsed = parser.parse(*line, lines.lineNumber(), lines.lineWasComplete());
            !parsed) {
            return tl::unexpected(std::move(parsed.error()));
        }
    }
    if (lines.error() && !leavesUsableFront(*lines.error())) {
        return tl::unexpected(*lines.error());
    }
    return parser.finish(lines.error());
}

} // namespace

std::unique_ptr<FormatReader> makeTidemarkReader()
{
    return std::make_unique<TidemarkReader>();
}

} // namespace tidemark
