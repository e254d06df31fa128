// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_parser.h"

#include "core/formats/input/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark
{

namespace
{

using nlohmann::json;

constexpr const char* kFormat = "tidemark";
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

} // namespace

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
    constexpr std::array<std::pair<std::string_view, Add>, 15> kKinds{{
        {"marker", &TidemarkRecording::addMarker},
        {"series", &TidemarkRecording::addSeries},
        {"renamed", &TidemarkRecording::addNewNames},
        {"snapshot", &TidemarkRecording::addSnapshot},
        {"types", &TidemarkRecording::addTypes},
        {"mappings", &TidemarkRecording::addMappings},
        {"mapping_rows", &TidemarkRecording::addMappingRows},
        {"differences", &TidemarkRecording::addDifferences},
        {"different_types", &TidemarkRecording::addDifferentTypes},
        {"line_table", &TidemarkRecording::addLineTable},
        {"line_rows", &TidemarkRecording::addLineRows},
        {"warning", &TidemarkRecording::addWarning},
        {"output", &TidemarkRecording::addOutput},
        {"output_dropped", &TidemarkRecording::addOutputDropped},
        {"totals", &TidemarkRecording::addTotals},
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
        const bool isLast = &recording == &m_recordings.back();
        recordings.push_back(recording.finish(kFormat, isLast && isCut && !error));
    }
    return recordings;
}

std::shared_ptr<const Recording> TidemarkParser::recordingSoFar(std::size_t index, bool isCut) const
{
    TidemarkRecording copy = m_recordings[index]; // shares the samples
    if (isCut) {
        copy.tally().add(WarningCode::FileCutOff, m_line);
    }
    return copy.finish(kFormat, m_isOpen);
}

} // namespace tidemark
