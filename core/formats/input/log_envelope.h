// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// One line of a log that keeps what a program printed as a text inside of a JSON object.
struct EnvelopedLine {
    std::string text; ///< what was printed, in one line
    std::string time; ///< as the log has it; empty if it has none
    std::string tag;  ///< which process or container printed it; empty if not told
};

/// The content of @p line if it is one of: docker's json-file (`log`, `stream`), journald's JSON
/// (`MESSAGE`, `__REALTIME_TIMESTAMP`), pm2's JSON (`message`, `app_name`), Loki's (`line`,
/// `labels`). None for every other line, also for other JSON.
std::optional<EnvelopedLine> envelopedLineOf(std::string_view line);

/// True if @p head begins with such lines.
bool isEnveloped(std::string_view head);

} // namespace tidemark
