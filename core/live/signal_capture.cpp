// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/signal_capture.h"

#include "core/documents/output_file.h"
#include "core/live/event_wait.h"
#include "core/live/inspector_problem.h"
#include "core/processes/inspector_access.h"
#include "core/processes/proc_file.h"
#include "core/processes/proc_text.h"
#include "core/processes/process_signal.h"
#include "core/system/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <set>
#include <span>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Node is asked between two pieces of its work, which may take a while.
constexpr auto kFilePatience = 120s;

/// A file that has not grown for so long grows no more.
constexpr auto kGrowthPatience = 300s;

/// Where the process may write, as it is seen from here: through its own root, as it may be in a
/// container. Not every Node looks at --diagnostic-dir for this.
std::vector<fs::path> foldersOf(const InspectorAccess& access)
{
    const fs::path process = fs::path("/proc") / std::to_string(access.identity.pid);
    const fs::path named(access.options.diagnosticFolder);
    std::vector<fs::path> folders{process / "cwd"};
    if (!named.empty()) {
        folders.push_back(named.is_absolute() ? process / "root" / named.relative_path()
                                              : process / "cwd" / named);
    }
    return folders;
}

/// A path as foldersOf() has it, as the process itself sees it.
std::string ownPath(const InspectorAccess& access, const fs::path& path)
{
    const fs::path process = fs::path("/proc") / std::to_string(access.identity.pid);
    const auto isInRoot = path.string().starts_with((process / "root").string());
    return isInRoot ? "/" + path.lexically_relative(process / "root").string()
                    : access.folder + "/" + path.lexically_relative(process / "cwd").string();
}

/// "Heap.20260131.120000.4242.0.001.heapsnapshot"
bool isSnapshotName(const std::string& name)
{
    return name.starts_with("Heap.") && name.ends_with(".heapsnapshot");
}

/// The snapshots that lie there. Error: NotPermitted, if none of the folders can be seen.
Result<std::set<fs::path>> snapshotsIn(const std::vector<fs::path>& folders)
{
    std::set<fs::path> snapshots;
    std::error_code unseen;
    std::size_t seen = 0;
    for (const fs::path& folder : folders) {
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            if (isSnapshotName(entry->path().filename().string())) {
                snapshots.insert(entry->path());
            }
        }
        seen += error ? 0U : 1U;
        unseen = error ? error : unseen;
    }
    if (seen == 0) {
        return failure(ErrorCode::NotPermitted, unseen.message());
    }
    return snapshots;
}

bool isAlive(const ProcessIdentity& process)
{
    const auto text = readProcFile(procPath(process.pid, "stat"));
    const auto stat = text ? parseStat(*text) : std::nullopt;
    return stat && stat->startTime == process.startTime && stat->state != 'Z';
}

/// A file that the process writes, read from here while it grows.
class WrittenFile
{
public:
    /// None if it is no file: others may write into that folder too.
    static std::optional<WrittenFile> open(const fs::path& path)
    {
        Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat status = {};
        if (!file.isOpen() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
            return {};
        }
        return WrittenFile(std::move(file));
    }

    std::uint64_t size() const { return static_cast<std::uint64_t>(status().st_size); }

    /// What stands at @p offset, as far as it fits into @p block; empty at the end. Error:
    /// ReadFailed.
    Result<std::string_view> read(std::uint64_t offset, std::span<char> block) const
    {
        const auto got =
            ::pread(m_file.number(), block.data(), block.size(), static_cast<off_t>(offset));
        return got >= 0 ? Result<std::string_view>({block.data(), static_cast<std::size_t>(got)})
                        : failure(ErrorCode::ReadFailed, std::generic_category().message(errno));
    }

    /// Whether it begins and ends as a snapshot does, and @p process has closed it.
    bool isWhole(const ProcessIdentity& process) const
    {
        constexpr std::size_t kEnd = 16;
        std::array<char, kEnd> bytes = {};
        const std::uint64_t length = size();
        const std::string_view begin = read(0, bytes).value_or("");
        if (length < kEnd || !begin.starts_with(R"({"snapshot":)")) {
            return false;
        }
        std::string end(read(length - kEnd, bytes).value_or(""));
        std::erase_if(end, [](char letter) { return letter == ' ' || letter == '\n'; });
        return end.ends_with("]}") && !isOpenIn(process);
    }

private:
    explicit WrittenFile(Descriptor file) : m_file(std::move(file)) {}

    struct stat status() const
    {
        struct stat status = {};
        ::fstat(m_file.number(), &status);
        return status;
    }

    bool isOpenIn(const ProcessIdentity& process) const
    {
        const struct stat own = status();
        std::error_code error;
        const fs::path folder = fs::path("/proc") / std::to_string(process.pid) / "fd";
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            struct stat open = {};
            if (::stat(entry->path().c_str(), &open) == 0 && open.st_ino == own.st_ino &&
                open.st_dev == own.st_dev) {
                return true;
            }
        }
        return false; // also where the process has ended
    }

    Descriptor m_file;
};

/// One snapshot on its way through the program's folder.
class AwaitedFile
{
public:
    AwaitedFile(ProcessIdentity process, std::vector<fs::path> folders, std::set<fs::path> before)
        : m_process(process),
          m_folders(std::move(folders)),
          m_before(std::move(before))
    {
    }

    /// Waits for it to appear, and then to be whole.
    Result<void> wait(const TaskControl& control)
    {
        auto waited = waitUntil([this] { return find(); }, kFilePatience, control);
        bool isWhole = false;
        while (waited && !isWhole) {
            const std::uint64_t size = m_file->size();
            waited = waitUntil(
                [&] {
                    isWhole = m_file->isWhole(m_process);
                    return isWhole || m_file->size() != size;
                },
                kGrowthPatience, control);
        }
        return waited;
    }

    const fs::path& path() const { return m_path; } ///< empty until it was found
    const WrittenFile& file() const { return *m_file; }

private:
    bool find()
    {
        for (const fs::path& path : snapshotsIn(m_folders).value_or(std::set<fs::path>())) {
            if (auto file = m_before.contains(path) ? std::nullopt : WrittenFile::open(path)) {
                m_path = path;
                m_file = std::move(file);
            }
        }
        return m_file.has_value();
    }

    /// As long as the process lives.
    Result<void> waitUntil(const std::function<bool()>& isDone, std::chrono::milliseconds most,
                           const TaskControl& control) const
    {
        bool isGone = false;
        const auto look = [&] {
            isGone = !isAlive(m_process); // first: what it wrote last is there by then
            const bool done = isDone();
            isGone = isGone && !done;
            return done || isGone;
        };
        switch (waitFor(look, most, control)) {
        case Waited::Cancelled:
            return failure(ErrorCode::Cancelled);
        case Waited::TooLong:
            return tl::unexpected(inspectorError(kNoSnapshotFile));
        case Waited::Done:
            break;
        }
        return isGone ? failure(ErrorCode::NoSuchProcess) : Result<void>();
    }

    ProcessIdentity m_process;
    std::vector<fs::path> m_folders;
    std::set<fs::path> m_before;
    fs::path m_path;
    std::optional<WrittenFile> m_file;
};

/// All of the file into @p target; how many bytes.
Result<std::uint64_t> copy(const WrittenFile& file, OutputFile& target, TaskControl& control)
{
    constexpr std::size_t kBlock = 1U << 20U;
    const auto all = static_cast<double>(file.size());
    std::vector<char> block(kBlock);
    std::uint64_t copied = 0;
    while (true) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        const auto part = file.read(copied, block);
        if (!part || part->empty()) {
            return part.map([copied](std::string_view) { return copied; });
        }
        target.append(*part);
        copied += part->size();
        control.progress(std::min(static_cast<double>(copied) / all, 1.0));
    }
}

/// Sends the signal, waits for the file and has it in the place of @p target.
Result<HeapCapture> askAndCopy(const InspectorAccess& access, AwaitedFile& awaited,
                               OutputFile& target, TaskControl& control)
{
    const auto start = std::chrono::steady_clock::now();
    if (auto sent = sendSignal(access.identity, *access.snapshotSignal); !sent) {
        return tl::unexpected(std::move(sent.error()));
    }
    if (auto waited = awaited.wait(control); !waited) {
        return tl::unexpected(std::move(waited.error()));
    }
    const auto length = std::chrono::steady_clock::now() - start;
    const auto copied = copy(awaited.file(), target, control);
    if (!copied) {
        return tl::unexpected(copied.error());
    }
    return target.commit().map([&] { return HeapCapture{*copied, length}; });
}

} // namespace

std::optional<SnapshotSignal> snapshotSignalOf(std::int32_t pid)
{
    const auto access = inspectorAccessOf(pid);
    const char* const name = access && access->options.snapshotSignal
                                 ? ::sigabbrev_np(*access->options.snapshotSignal)
                                 : nullptr;
    if (name == nullptr) {
        return {};
    }
    fs::path folder(access->folder);
    if (const fs::path named(access->options.diagnosticFolder); !named.empty()) {
        folder = named.is_absolute() || !folder.empty() ? folder / named : fs::path();
    }
    return SnapshotSignal{std::string("SIG") + name, folder.string()};
}

bool writesSnapshotOnSignal(std::int32_t pid)
{
    const auto access = inspectorAccessOf(pid);
    return access && access->snapshotSignal;
}

SignalCapture captureHeapBySignal(std::int32_t pid, const fs::path& path, Overwrite overwrite,
                                  TaskControl& control)
{
    const auto failed = [](Error error) {
        return SignalCapture{tl::unexpected(std::move(error)), {}};
    };
    const auto access = inspectorAccessOf(pid);
    if (!access) {
        return failed(access.error());
    }
    if (!access->snapshotSignal || access->isStopped) {
        return failed(inspectorError(access->snapshotSignal ? kStopped : kNoSnapshotSignal));
    }
    auto target = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!target) {
        return failed(std::move(target.error()));
    }
    const auto folders = foldersOf(*access);
    auto before = snapshotsIn(folders);
    if (!before) {
        return failed(std::move(before.error()));
    }
    AwaitedFile awaited(access->identity, folders, std::move(*before));
    auto capture = askAndCopy(*access, awaited, *target, control);
    std::error_code ignored;
    if (capture) {
        fs::remove(awaited.path(), ignored);
    }
    const bool isLeft = !awaited.path().empty() && fs::exists(awaited.path(), ignored);
    return {std::move(capture), isLeft ? ownPath(*access, awaited.path()) : std::string()};
}

} // namespace tidemark
