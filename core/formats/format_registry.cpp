// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format_registry.h"

#include "core/timeline/process_sum.h"

#include <algorithm>
#include <new>

namespace tidemark
{

namespace
{

/// Adds what a program and its child processes take together.
void addSum(std::shared_ptr<const Recording>& recording)
{
    const bool hasChildren = std::ranges::any_of(
        recording->timeline.series, [](const Series& series) { return series.pid.has_value(); });
    if (hasChildren) {
        auto withSum = std::make_shared<Recording>(*recording);
        addProcessSum(withSum->timeline);
        recording = std::move(withSum);
    }
}

} // namespace

const FormatReader* FormatRegistry::find(std::string_view id) const
{
    const auto found = std::ranges::find_if(
        m_readers, [id](const auto& reader) { return reader->info().id == id; });
    return found == m_readers.end() ? nullptr : found->get();
}

Result<Recordings> FormatRegistry::read(const std::filesystem::path& path, TaskControl& control,
                                        std::string_view formatId) const
{
    auto input = Input::open(path);
    if (!input) {
        return tl::unexpected(std::move(input.error()));
    }
    return read(*input, control, formatId);
}

Result<Recordings> FormatRegistry::read(Input& input, TaskControl& control,
                                        std::string_view formatId) const
{
    const FormatReader* reader = nullptr;
    if (!formatId.empty()) {
        reader = find(formatId);
        if (reader == nullptr) {
            return failure(ErrorCode::UnknownFormatId, std::string(formatId));
        }
    } else {
        const auto found = std::ranges::find_if(
            m_readers, [&input](const auto& one) { return one->accepts(input.head()); });
        if (found == m_readers.end()) {
            return failure(ErrorCode::UnknownFormat);
        }
        reader = found->get();
    }
    try {
        auto recordings = reader->read(input, control);
        if (recordings) {
            std::ranges::for_each(*recordings, addSum);
        }
        return recordings;
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::TooLarge);
    }
}

} // namespace tidemark
