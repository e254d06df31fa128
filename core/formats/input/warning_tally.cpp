// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/warning_tally.h"

#include <algorithm>

namespace tidemark
{

void WarningTally::add(WarningCode code, std::optional<std::uint64_t> line, std::uint64_t count)
{
    if (count == 0) {
        return;
    }
    const auto found = std::ranges::find(m_warnings, code, &Warning::code);
    if (found == m_warnings.end()) {
        m_warnings.push_back({code, count, line, {}});
    } else {
        found->count += count;
    }
}

void WarningTally::add(Warning warning)
{
    constexpr std::ptrdiff_t kMostOfOneCode = 20;
    const auto isAlike = [&warning](const Warning& one) { return one.code == warning.code; };
    if (std::ranges::count_if(m_warnings, isAlike) < kMostOfOneCode) {
        m_warnings.push_back(std::move(warning));
        return;
    }
    std::find_if(m_warnings.rbegin(), m_warnings.rend(), isAlike)->count += warning.count;
}

void WarningTally::addCutOff(const Error& error)
{
    const bool compressed = error.code == ErrorCode::BadCompression;
    m_warnings.push_back({compressed ? WarningCode::CompressionCutOff : WarningCode::FileCutOff, 1,
                          error.line, error.byte});
    if (error.code == ErrorCode::ReadFailed) {
        m_warnings.back().example = error.detail;
    }
}

void WarningTally::addLine(std::string_view text, std::uint64_t line, bool complete)
{
    constexpr std::size_t kQuoted = 80;
    const bool isFirst = std::ranges::find(m_warnings, WarningCode::LinesSkipped, &Warning::code) ==
                         m_warnings.end();
    if (complete && isFirst) {
        m_firstText = text.substr(0, kQuoted);
    }
    add(complete ? WarningCode::LinesSkipped : WarningCode::FileCutOff, line);
}

Error WarningTally::noSamples() const
{
    const auto found = std::ranges::find(m_warnings, WarningCode::LinesSkipped, &Warning::code);
    return {ErrorCode::NoSamples,
            m_firstText,
            found == m_warnings.end() ? std::nullopt : found->line,
            {}};
}

bool leavesUsableFront(const Error& error)
{
    return error.code == ErrorCode::BadCompression || error.code == ErrorCode::ReadFailed;
}

} // namespace tidemark
