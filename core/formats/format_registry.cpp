// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format_registry.h"

#include "core/formats/foreign_content.h"
#include "core/timeline/inferred_restarts.h"
#include "core/timeline/process_sum.h"

#include <algorithm>
#include <new>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostSources = 64;        ///< of one log
constexpr std::size_t kMostArchiveFiles = 1000; ///< that are tried

/// @p recordings with @p name where they do not know their program, and @p warning for the first.
Recordings named(const Recordings& recordings, const std::string& name,
                 std::optional<Warning> warning)
{
    Recordings result;
    for (const auto& one : recordings) {
        auto changed = std::make_shared<Recording>(*one);
        if (changed->program.empty()) {
            changed->program = name;
        }
        if (warning && warning->count > 0) {
            changed->warnings.push_back(*std::exchange(warning, {}));
        }
        result.push_back(std::move(changed));
    }
    return result;
}

/// Office documents are zip archives, too.
std::string_view kindOfArchive(const std::vector<ArchiveMember>& members)
{
    const auto has = [&members](std::string_view name) {
        return std::ranges::find(members, name, &ArchiveMember::name) != members.end();
    };
    if (has("xl/workbook.xml") || has("xl/workbook.bin")) {
        return "excel";
    }
    if (has("[Content_Types].xml") || has("META-INF/manifest.xml")) {
        return "office";
    }
    return std::ranges::all_of(members, &ArchiveMember::isEncrypted) ? "encrypted_zip" : "";
}

/// Of a text that several readers share: what one takes for damage is what another one reads.
Recordings sharing(const Recordings& recordings)
{
    Recordings result;
    for (const auto& one : recordings) {
        auto changed = std::make_shared<Recording>(*one);
        Warning output{WarningCode::OutputSkipped, 0};
        std::erase_if(changed->warnings, [&output](const Warning& warning) {
            const bool isSkipped = warning.code == WarningCode::LinesSkipped ||
                                   warning.code == WarningCode::OutputSkipped;
            if (isSkipped) {
                output.count += warning.count;
                output.line = output.line && warning.line ? std::min(output.line, warning.line)
                                                          : warning.line;
            }
            return isSkipped;
        });
        if (output.count > 0) {
            changed->warnings.push_back(output);
        }
        result.push_back(std::move(changed));
    }
    return result;
}

bool isCancelled(const Result<Recordings>& result)
{
    return !result && result.error().code == ErrorCode::Cancelled;
}

void append(Recordings& all, const Recordings& further)
{
    all.insert(all.end(), further.begin(), further.end());
}

/// Adds what a program and its child processes take together.
void addSum(std::shared_ptr<const Recording>& recording)
{
    const bool hasChildren = std::ranges::any_of(recording->timeline.series, &Series::isOfChild);
    if (hasChildren) {
        auto withSum = std::make_shared<Recording>(*recording);
        addProcessSum(withSum->timeline);
        recording = std::move(withSum);
    }
}

/// Tidemark's own files hold what was recorded, with a sum if there was one.
bool isOwn(const FormatReader& reader)
{
    return reader.info().id.starts_with("tidemark");
}

/// Whether its files may be about whatever answered under a name, process after process.
bool holdsHistories(const FormatReader& reader)
{
    constexpr auto kIds = std::to_array<std::string_view>({"prometheus", "csv", "json"});
    return std::ranges::find(kIds, reader.info().id) != kIds.end();
}

/// Why reader @p id refused a text that begins with @p head: a table without times or without a row
/// that fits may be a profiler's or a tool's output, whose name says more.
Error refusal(const Error& error, std::string_view head, std::string_view id = {})
{
    const bool isNoRow = error.code == ErrorCode::NoSamples && id == "csv";
    if (error.code != ErrorCode::NoTimeColumn && !isNoRow) {
        return error;
    }
    Error foreign = foreignContent(head);
    const bool isNamed =
        foreign.code == ErrorCode::ForeignProfile || foreign.code == ErrorCode::ForeignTool;
    return isNamed ? foreign : error;
}

Result<Recordings> readWith(const FormatReader& reader, Input& input, TaskControl& control,
                            const ReadingOptions& options)
{
    auto recordings = reader.read(input, control, options);
    if (const auto fits = input.memory().check(); recordings && !fits) {
        return tl::unexpected(fits.error());
    }
    if (recordings && !isOwn(reader)) {
        std::ranges::for_each(*recordings, addSum);
    }
    return recordings && holdsHistories(reader) ? withInferredRestarts(*std::move(recordings))
                                                : std::move(recordings);
}

/// NoSuchColumn for the first of @p choices that is about none of the columns read.
Result<void> checkColumns(const Recordings& recordings, const ColumnChoices& choices)
{
    std::vector<std::string> names;
    for (const auto& recording : recordings) {
        for (std::string& name : recording->table.names()) {
            if (std::ranges::find(names, name) == names.end()) {
                names.push_back(std::move(name));
            }
        }
    }
    for (const ColumnChoice& choice : choices.columns) {
        if (std::ranges::find(names, choice.column) == names.end()) {
            std::string detail = choice.column;
            for (const std::string& name : names) {
                detail += '\n' + name;
            }
            return failure(ErrorCode::NoSuchColumn, std::move(detail));
        }
    }
    return {};
}

} // namespace

void FormatRegistry::add(std::unique_ptr<FormatReader> reader)
{
    std::vector<FormatReader*> order;
    m_readers.push_back(std::move(reader));
    for (const auto& one : m_readers) {
        order.push_back(one.get());
    }
    std::ranges::stable_partition(order, &FormatReader::isDocument);
    for (auto place = order.begin(); place != order.end(); ++place) {
        (*place)->goBehind({order.begin(), place});
    }
}

const FormatReader* FormatRegistry::find(std::string_view id) const
{
    const auto found = std::ranges::find_if(
        m_readers, [id](const auto& reader) { return reader->info().id == id; });
    return found == m_readers.end() ? nullptr : found->get();
}

Result<Recordings> FormatRegistry::read(const std::filesystem::path& path, TaskControl& control,
                                        const ReadingOptions& options) const
{
    auto input = Input::open(path, options.memory);
    if (!input) {
        return tl::unexpected(std::move(input.error()));
    }
    return read(*input, control, options);
}

Result<Recordings> FormatRegistry::read(Input& input, TaskControl& control,
                                        const ReadingOptions& options) const
{
    if (!options.format.empty() && find(options.format) == nullptr) {
        return failure(ErrorCode::UnknownFormatId, options.format);
    }
    try {
        auto read = input.members().empty() ? readLog(input, control, options)
                                            : readArchive(input, control, options);
        const auto checked = read ? checkColumns(*read, options.columns) : Result<void>();
        return checked ? std::move(read) : tl::unexpected(checked.error());
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::TooLarge);
    }
}

std::string_view FormatRegistry::nameOf(const std::filesystem::path& path) const
{
    const auto input = Input::open(path);
    const auto readers = input ? readersOf(input->head(), {}) : std::vector<const FormatReader*>();
    return readers.empty() ? std::string_view() : readers.front()->info().name;
}

std::vector<const FormatReader*> FormatRegistry::readersOf(std::string_view head,
                                                           std::string_view formatId) const
{
    const auto isDocument = [&](const auto& reader) {
        return reader->isDocument() && reader->finds(head);
    };
    // Asked first, since to the others the head of a large document is one endless row of a table.
    const auto document =
        formatId.empty() ? std::ranges::find_if(m_readers, isDocument) : m_readers.end();
    if (document != m_readers.end()) {
        return {document->get()};
    }
    std::vector<const FormatReader*> readers;
    for (const auto& reader : m_readers) {
        if (formatId.empty() ? reader->finds(head) : reader->info().id == formatId) {
            readers.push_back(reader.get());
        }
    }
    return readers;
}

/// Each file of an archive that can be read is a recording of its own.
Result<Recordings> FormatRegistry::readArchive(const Input& archive, TaskControl& control,
                                               const ReadingOptions& options) const
{
    const auto& members = archive.members();
    if (const auto kind = kindOfArchive(members); !kind.empty()) {
        return failure(ErrorCode::ForeignFile, std::string(kind));
    }
    Recordings all;
    std::string names;
    Warning leftOut{WarningCode::FilesLeftOut, 0};
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto input = i < kMostArchiveFiles ? archive.member(i) : failure(ErrorCode::TooLarge);
        auto read = input && input->members().empty()
                        ? readLog(*input, control, options)
                        : Result<Recordings>(failure(ErrorCode::UnknownFormat));
        if (isCancelled(read)) {
            return read;
        }
        if (read) {
            append(all, named(*read, members[i].name, {}));
            continue;
        }
        ++leftOut.count;
        names += (names.empty() ? "" : "\n") + members[i].name;
    }
    return all.empty() ? Result<Recordings>(failure(ErrorCode::NothingInArchive, names))
                       : named(all, {}, leftOut);
}

/// Where a log tells which program printed a line, each program's lines are read for themselves.
Result<Recordings> FormatRegistry::readLog(Input& input, TaskControl& control,
                                           const ReadingOptions& options) const
{
    const bool namesSources =
        input.shape().prefix.find_first_of(kPartsWithTag) != PrefixShape::npos;
    if (!namesSources && !input.shape().isEnveloped) {
        return readText(input, control, options);
    }
    const auto sources = input.sources(control);
    if (!sources) {
        return tl::unexpected(sources.error());
    }
    Recordings all;
    for (std::size_t i = 0; sources->size() > 1 && i < std::min(sources->size(), kMostSources);
         ++i) {
        auto own = input.again(sources->at(i));
        if (!own || readersOf(own->head(), options.format).empty()) {
            continue;
        }
        auto read = readText(*own, control, options);
        if (isCancelled(read)) {
            return read;
        }
        if (read) {
            append(all, named(*read, sources->at(i), {}));
        }
    }
    const std::uint64_t further = sources->size() - std::min(sources->size(), kMostSources);
    return all.empty() ? readText(input, control, options)
                       : named(all, {}, Warning{WarningCode::SourcesLeftOut, further});
}

/// A text may hold the outputs of several profilers, each with a reader of its own.
Result<Recordings> FormatRegistry::readText(Input& input, TaskControl& control,
                                            const ReadingOptions& options) const
{
    auto readers = readersOf(input.head(), options.format);
    std::optional<Input> standing; // what looked like a prefix may be the content itself
    if (readers.empty() && !input.shape().isPlain()) {
        if (auto opened = input.asItStands()) {
            standing = std::move(*opened);
            readers = readersOf(standing->head(), options.format);
        }
    }
    Input& chosen = standing ? *standing : input;
    if (readers.empty()) {
        return tl::unexpected(foreignContent(chosen.head()));
    }
    if (readers.size() == 1) {
        auto read = readWith(*readers.front(), chosen, control, options);
        return read ? read
                    : tl::unexpected(
                          refusal(read.error(), chosen.head(), readers.front()->info().id));
    }
    Recordings all;
    std::optional<Error> firstError;
    for (const FormatReader* const reader : readers) {
        auto own = chosen.again();
        auto read = own ? readWith(*reader, *own, control, options) : tl::unexpected(own.error());
        if (isCancelled(read)) {
            return read;
        }
        if (read) {
            append(all, sharing(*read));
        } else {
            firstError = firstError.value_or(read.error());
        }
    }
    return all.empty() ? tl::unexpected(refusal(*firstError, chosen.head()))
                       : Result<Recordings>(std::move(all));
}

} // namespace tidemark
