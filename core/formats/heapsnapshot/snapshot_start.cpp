// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/snapshot_start.h"

#include "core/formats/input/text_head.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::string_view kBlankSigns = " \t\r\n";
constexpr std::string_view kFields = "\"node_fields\"";

std::string_view withoutBlanks(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(kBlankSigns), text.size()));
}

/// The name that @p text, behind an object's brace, begins with, and moves @p text to the value
/// behind it; empty if there is none.
std::string_view takeName(std::string_view& text)
{
    constexpr std::size_t kLongestName = 32;
    std::string_view rest = withoutBlanks(text);
    const std::size_t end = rest.substr(0, kLongestName).find('"', 1);
    if (!rest.starts_with('"') || end == rest.npos) {
        return {};
    }
    const std::string_view name = rest.substr(1, end - 1);
    rest = withoutBlanks(rest.substr(end + 1));
    if (!rest.starts_with(':')) {
        return {};
    }
    text = withoutBlanks(rest.substr(1));
    return name;
}

/// True if @p text, behind a brace, can only be a heap snapshot: its header stands there, or its
/// first member is one of the large arrays.
bool isSnapshot(std::string_view text)
{
    constexpr std::array<std::string_view, 2> kNumbers{"nodes", "edges"};
    constexpr std::array<std::string_view, 5> kOthers{"snapshot", "samples", "locations",
                                                      "trace_function_infos", "trace_tree"};
    std::string_view value = text;
    const std::string_view name = takeName(value);
    const bool isNumbers = std::ranges::find(kNumbers, name) != kNumbers.end();
    if (isNumbers || name == "strings") {
        const std::string_view first = value.starts_with('[') ? withoutBlanks(value.substr(1)) : "";
        return isNumbers ? !first.empty() && first.front() >= '0' && first.front() <= '9'
                         : first.starts_with('"');
    }
    return std::ranges::find(kOthers, name) != kOthers.end() && text.find(kFields) != text.npos;
}

} // namespace

std::optional<std::size_t> snapshotStart(std::string_view head)
{
    constexpr int kMostBraces = 1000;
    std::size_t at = head.find('{');
    if (at != head.npos && withoutBlanks(withoutByteOrderMark(head)).starts_with('{') &&
        head.find(kFields) != head.npos) {
        return at; // whatever its first member is
    }
    for (int i = 0; i < kMostBraces && at != head.npos; ++i, at = head.find('{', at + 1)) {
        if (isSnapshot(head.substr(at + 1))) {
            return at;
        }
    }
    return {};
}

} // namespace tidemark
