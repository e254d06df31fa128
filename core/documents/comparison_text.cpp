// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/comparison_text.h"

#include "core/documents/csv_field.h"
#include "core/documents/output_file.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::array kTitles{
    "key",         "name",          "count_a",     "shallow_bytes_a", "retained_bytes_a",
    "new_count",   "deleted_count", "count_delta", "new_bytes",       "deleted_bytes",
    "delta_bytes", "grown_bytes",   "count_b",     "shallow_bytes_b", "retained_bytes_b",
};

using Figure = std::optional<std::int64_t>;

/// Makes a field of a text from the file.
using Quote = std::string (*)(std::string_view);

std::string withoutTabs(std::string_view text)
{
    std::string field(text);
    std::ranges::replace_if(
        field, [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
    return field;
}

std::array<Figure, 3> sideOf(const ComparisonTable& table, std::size_t type, Compared side)
{
    const auto& figures = table.figures(type, side);
    if (table.comparison->matching == Matching::Recorded) {
        return {};
    }
    if (!figures) {
        return {0, 0, 0};
    }
    return {figures->count, figures->shallowBytes, table.retained(type, side)};
}

std::array<Figure, 7> changeOf(const ComparedType& type)
{
    const KnownChange known = type.knownChange();
    return {known.addedCount,   known.removedCount, type.countDelta(), known.addedBytes,
            known.removedBytes, type.sizeDelta(),   known.grownBytes};
}

std::string titleLine(char separator)
{
    std::string line;
    for (const char* const title : kTitles) {
        line += line.empty() ? std::string(title) : separator + std::string(title);
    }
    return line + '\n';
}

std::string lineOf(const ComparisonTable& table, std::size_t type, char separator, Quote quote)
{
    const ComparedType& row = table.comparison->types[type];
    std::string line = quote(row.heapClass.key()) + separator + quote(row.heapClass.name);
    const auto add = [&](const auto& figures) {
        for (const Figure& figure : figures) {
            line += separator + (figure ? std::to_string(*figure) : std::string());
        }
    };
    add(sideOf(table, type, Compared::Before));
    add(changeOf(row));
    add(sideOf(table, type, Compared::After));
    return line + '\n';
}

} // namespace

Result<void> writeComparisonCsv(const std::filesystem::path& path, const ComparisonTable& table,
                                TaskControl& control, Overwrite overwrite)
{
    constexpr std::size_t kTypesBetweenReports = 4096;
    auto file = OutputFile::replacing(path, overwrite);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    file->append(titleLine(','));
    const std::size_t count = table.comparison->types.size();
    for (std::size_t type = 0; type < count; ++type) {
        if (type % kTypesBetweenReports == 0) {
            if (control.cancelled()) {
                return failure(ErrorCode::Cancelled);
            }
            control.progress(static_cast<double>(type) / static_cast<double>(count));
        }
        file->append(lineOf(table, type, ',', csvField));
    }
    return file->commit();
}

std::string comparisonTabSeparated(const ComparisonTable& table)
{
    std::string text = titleLine('\t');
    for (std::size_t type = 0; type < table.comparison->types.size(); ++type) {
        text += lineOf(table, type, '\t', withoutTabs);
    }
    return text;
}

} // namespace tidemark
