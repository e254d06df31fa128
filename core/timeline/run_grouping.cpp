// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_grouping.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>
#include <filesystem>
#include <fnmatch.h>

namespace tidemark
{

namespace
{

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

std::string fileNameOf(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

bool fits(const GroupPattern& pattern, const NamedRun& run)
{
    const char* const wanted = pattern.pattern.c_str();
    return ::fnmatch(wanted, run.path.c_str(), 0) == 0 ||
           ::fnmatch(wanted, fileNameOf(run.path).c_str(), 0) == 0 ||
           (!run.group.empty() && ::fnmatch(wanted, run.group.c_str(), 0) == 0);
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// The end of numbers with dots between them that begin at @p begin.
std::size_t numbersEnd(const std::string& text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && (isDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() &&
                                                        isDigit(text[end + 1])))) {
        ++end;
    }
    return end;
}

std::optional<std::string> dayOf(std::optional<std::int64_t> unixNs)
{
    if (!unixNs) {
        return {};
    }
    const auto seconds = static_cast<std::time_t>(*unixNs / kNanosecondsPerSecond);
    std::tm local = {};
    std::array<char, 32> text = {};
    if (::localtime_r(&seconds, &local) == nullptr ||
        std::strftime(text.data(), text.size(), "%Y-%m-%d", &local) == 0) {
        return {};
    }
    return std::string(text.data());
}

/// Of the files of @p runs, from the folder on that all of them are in.
std::vector<std::optional<std::string>> folderNames(std::span<const NamedRun> runs)
{
    using Path = std::filesystem::path;
    std::vector<Path> folders;
    for (const NamedRun& run : runs) {
        folders.push_back(Path(run.path).lexically_normal().parent_path());
    }
    std::optional<Path> shared;
    for (const Path& folder : folders) {
        if (!shared) {
            shared = folder;
            continue;
        }
        const auto [own, other] =
            std::mismatch(shared->begin(), shared->end(), folder.begin(), folder.end());
        Path kept;
        for (auto part = shared->begin(); part != own; ++part) {
            kept /= *part;
        }
        shared = kept;
    }
    std::vector<std::optional<std::string>> names;
    for (const Path& folder : folders) {
        const Path below = shared->empty() ? folder : folder.lexically_relative(*shared);
        const std::string name =
            below.empty() || below == "." ? folder.filename().string() : below.string();
        names.push_back(name.empty() ? std::nullopt : std::optional(name));
    }
    return names;
}

/// Each name once.
std::vector<std::string> namesInOrder(const std::vector<std::optional<std::string>>& names,
                                      GroupRule rule, std::span<const GroupPattern> patterns)
{
    std::vector<std::string> order;
    for (const auto& name : names) {
        if (name && std::ranges::find(order, *name) == order.end()) {
            order.push_back(*name);
        }
    }
    if (rule == GroupRule::Day) {
        std::ranges::sort(order);
    } else if (rule == GroupRule::Version) {
        std::ranges::stable_sort(order, isEarlierVersion);
    } else if (rule == GroupRule::Pattern) {
        std::ranges::stable_sort(order, {}, [patterns](const std::string& name) {
            return std::ranges::find(patterns, name, &GroupPattern::name) - patterns.begin();
        });
    }
    return order;
}

} // namespace

std::optional<GroupPattern> groupPatternIn(const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
        return {};
    }
    return GroupPattern{text.substr(0, equals), text.substr(equals + 1)};
}

tl::expected<std::vector<std::optional<std::size_t>>, RunInTwoGroups>
placesByPattern(std::span<const NamedRun> runs, std::span<const GroupPattern> patterns)
{
    std::vector<std::optional<std::size_t>> places(runs.size());
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (std::size_t place = 0; place < patterns.size(); ++place) {
            if (!fits(patterns[place], runs[run])) {
                continue;
            }
            if (places[run]) {
                return tl::unexpected(RunInTwoGroups{run, *places[run], place});
            }
            places[run] = place;
        }
    }
    return places;
}

std::vector<std::optional<std::string>> groupNamesBy(GroupRule rule, std::span<const NamedRun> runs)
{
    if (rule == GroupRule::Folder) {
        return folderNames(runs);
    }
    std::vector<std::optional<std::string>> names(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (rule == GroupRule::Day) {
            names[i] = dayOf(runs[i].startedUnixNs);
        } else if (rule == GroupRule::Version) {
            names[i] = versionIn(fileNameOf(runs[i].path));
        }
    }
    return names;
}

tl::expected<RunPlaces, RunInTwoGroups> placesOf(std::span<const NamedRun> runs, GroupRule rule,
                                                 std::span<const GroupPattern> patterns,
                                                 std::span<const std::optional<std::string>> chosen)
{
    std::vector<std::optional<std::string>> names(runs.size());
    if (rule == GroupRule::Pattern) {
        const auto fitting = placesByPattern(runs, patterns);
        if (!fitting) {
            return tl::unexpected(fitting.error());
        }
        std::ranges::transform(*fitting, names.begin(), [patterns](const auto& place) {
            return place ? std::optional(patterns[*place].name) : std::nullopt;
        });
    } else {
        names = groupNamesBy(rule, runs);
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (chosen[i]) {
            names[i] = chosen[i]->empty() ? std::nullopt : chosen[i];
        }
    }
    RunPlaces places{namesInOrder(names, rule, patterns), {}};
    for (const auto& name : names) {
        const auto found = name ? std::ranges::find(places.names, *name) : places.names.end();
        places.groups.push_back(
            found == places.names.end()
                ? std::nullopt
                : std::optional(static_cast<std::size_t>(found - places.names.begin())));
    }
    return places;
}

std::optional<std::string> versionIn(const std::string& fileName)
{
    for (std::size_t i = 0; i < fileName.size(); ++i) {
        const char before = i > 0 ? fileName[i - 1] : '-';
        if (isDigit(fileName[i])) {
            const std::size_t end = numbersEnd(fileName, i);
            const std::string numbers = fileName.substr(i, end - i);
            const bool isMarked =
                (before == 'v' || before == 'V') && (i < 2 || !isLetter(fileName[i - 2]));
            if (isMarked || numbers.find('.') != std::string::npos) {
                return numbers;
            }
            i = end - 1;
        }
    }
    return {};
}

bool isEarlierVersion(const std::string& a, const std::string& b)
{
    std::size_t left = 0;
    std::size_t right = 0;
    while (left < a.size() && right < b.size()) {
        const std::size_t leftEnd = std::min(a.find('.', left), a.size());
        const std::size_t rightEnd = std::min(b.find('.', right), b.size());
        const auto number = [](const std::string& text, std::size_t begin, std::size_t end) {
            const std::size_t digits = std::min(text.find_first_not_of('0', begin), end);
            return std::pair(end - digits, text.substr(digits, end - digits)); // as long as it is
        };
        const auto own = number(a, left, leftEnd);
        const auto other = number(b, right, rightEnd);
        if (own != other) {
            return own < other;
        }
        left = leftEnd + 1;
        right = rightEnd + 1;
    }
    return left >= a.size() && right < b.size();
}

} // namespace tidemark
