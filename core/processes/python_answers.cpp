// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/python_answers.h"

#include "core/processes/listening_sockets.h"
#include "core/processes/proc_file.h"
#include "core/processes/proc_link.h"
#include "core/processes/proc_text.h"
#include "core/processes/proc_words.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::int64_t kMostInAnswer = std::int64_t{1} << 53U;

/// Cuts the first line off; none where its end is missing.
std::optional<std::string_view> takeWholeLine(std::string_view& rest)
{
    const std::size_t end = rest.find('\n');
    if (end == rest.npos) {
        return {};
    }
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

/// "100 4800 __main__.Order"
std::optional<TypeRow> rowIn(std::string_view line)
{
    const auto count = wholeNumber<std::int64_t>(takeWord(line));
    const auto bytes = wholeNumber<std::int64_t>(takeWord(line));
    line.remove_prefix(std::min<std::size_t>(line.size(), 1));
    if (!count || !bytes || *count > kMostInAnswer || *bytes > kMostInAnswer || line.empty()) {
        return {};
    }
    return TypeRow{std::string(line), *count, *bytes, {}};
}

/// Two classes of one name are one type.
bool addRow(TypeRow row, TypeTable& types, std::unordered_map<std::string, std::size_t>& places)
{
    const auto [place, isNew] = places.try_emplace(row.name, types.rows.size());
    if (isNew) {
        types.rows.push_back(std::move(row));
        return true;
    }
    TypeRow& known = types.rows[place->second];
    if (known.count > kMostInAnswer - row.count ||
        known.shallowBytes > kMostInAnswer - row.shallowBytes) {
        return false;
    }
    known.count += row.count;
    known.shallowBytes += row.shallowBytes;
    return true;
}

/// Where a path that the process sees lies for us: its own where both have the same root.
std::string pathFromHere(std::int32_t pid, const std::string& path)
{
    return procLink(pid, "root") == "/" ? path : procPath(pid, "root") + path;
}

} // namespace

std::string agentSocketIn(std::string_view text, const std::vector<std::uint64_t>& held)
{
    constexpr std::string_view kName = "/tidemark-python-";
    constexpr std::size_t kInodeWord = 6;
    while (const auto line = takeWholeLine(text)) {
        std::string_view rest = *line;
        std::array<std::string_view, kInodeWord + 1> words;
        for (std::string_view& word : words) {
            word = takeWord(rest);
        }
        rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
        const auto inode = wholeNumber<std::uint64_t>(words[kInodeWord]);
        const std::size_t name = rest.rfind('/');
        if (rest.starts_with('/') && rest.substr(name).starts_with(kName) && inode &&
            std::ranges::find(held, *inode) != held.end()) {
            return std::string(rest);
        }
    }
    return {};
}

Result<PythonAnswers> pythonAnswersOf(std::int32_t pid)
{
    const auto statText = readProcFile(procPath(pid, "stat"));
    const auto statusText = readProcFile(procPath(pid, "status"));
    const auto stat = statText ? parseStat(*statText) : std::nullopt;
    if (!stat || !statusText) {
        return failure(ErrorCode::NoSuchProcess);
    }
    const auto held = socketsOf(pid);
    if (!held) {
        return tl::unexpected(held.error());
    }
    PythonAnswers answers;
    answers.identity = {pid, stat->startTime};
    answers.user = parseStatus(*statusText).effectiveUid.value_or(0);
    answers.isStopped = stat->state == 'T' || stat->state == 't';
    const std::string path =
        agentSocketIn(readProcFile(procPath(pid, "net/unix")).value_or(""), *held);
    if (!path.empty()) {
        answers.path = pathFromHere(pid, path);
    }
    return answers;
}

Result<TypeTable> pythonTypesIn(std::string_view answer)
{
    if (takeWholeLine(answer) != "tidemark 1") {
        return failure(ErrorCode::Malformed);
    }
    TypeTable types;
    std::unordered_map<std::string, std::size_t> places;
    std::uint64_t rows = 0;
    while (const auto line = takeWholeLine(answer)) {
        if (line->starts_with("end ")) {
            const bool isWhole = wholeNumber<std::uint64_t>(line->substr(4)) == rows;
            return isWhole && answer.empty() && rows > 0 ? Result<TypeTable>(std::move(types))
                                                         : failure(ErrorCode::Malformed);
        }
        auto row = rowIn(*line);
        if (!row || !addRow(std::move(*row), types, places)) {
            return failure(ErrorCode::Malformed, std::string(*line));
        }
        ++rows;
    }
    return failure(ErrorCode::Malformed);
}

} // namespace tidemark
