// SPDX-License-Identifier: GPL-3.0-or-later
// A recording that is followed while it is written, in steps that the last bytes tell: in the end
// it is the same as read at once.
#include "core/formats/format_registry.h"
#include "core/formats/tidemark/tidemark_follower.h"
#include "tests/fuzz/fuzz_checks.h"

#include <fstream>
#include <span>
#include <stdlib.h> // NOLINT(modernize-deprecated-headers): mkdtemp() is POSIX, not C++
#include <unistd.h>

using namespace tidemark;

namespace
{

/// A file that is removed with its folder when the process ends.
class GrowingFile
{
public:
    GrowingFile()
    {
        char name[] = "/tmp/tidemark-fuzz-XXXXXX";
        fuzz::expect(::mkdtemp(name) != nullptr, "there is a folder to write to");
        m_folder = name;
    }
    ~GrowingFile()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;

    std::filesystem::path path() const { return m_folder / "growing.tidemark"; }

private:
    std::filesystem::path m_folder;
};

/// Whether a reader gets these bytes as they are: text that is no UTF-8, or that a terminal or a
/// log put something around, is put right for it, but not for one that follows.
bool isReadAsItStands(std::string_view text)
{
    TaskControl control;
    auto input = Input::fromBytes(std::string(text));
    return input && input->readAll(text.size(), control) == std::string(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kSteps = 4;
    static const GrowingFile growing;
    static const FormatRegistry formats = builtinFormats();
    if (size < kSteps) {
        return 0;
    }
    const std::span steps(data + size - kSteps, kSteps);
    std::string_view text(reinterpret_cast<const char*>(data), size - kSteps);
    const bool isComparable = isReadAsItStands(text);
    auto input = Input::fromBytes(std::string(text));
    TaskControl control;
    const auto whole =
        input ? formats.read(*input, control, {.format = "tidemark"}) : Result<Recordings>();

    std::ofstream file(growing.path(), std::ios::binary | std::ios::trunc);
    TidemarkFollower follower(growing.path(), 0);
    auto news = TidemarkFollower::News::None;
    for (std::size_t i = 0; !text.empty(); ++i) {
        const auto part = text.substr(0, std::size_t{16} << (steps[i % kSteps] % 12U));
        file.write(part.data(), static_cast<std::streamsize>(part.size())).flush();
        text.remove_prefix(part.size());
        const auto read = follower.readMore(control);
        if (!read) {
            return 0; // of a version that is not known: the reader refuses it as well
        }
        news = *read;
        if (news == TidemarkFollower::News::Ended || news == TidemarkFollower::News::Other) {
            break;
        }
    }
    const auto followed = follower.recording(false);
    if (!followed) {
        return 0;
    }
    fuzz::expectSound(*followed);
    if (isComparable && whole && whole->size() == 1 && news == TidemarkFollower::News::Ended) {
        // What stands behind its end is damage to the reader only.
        const Recording& read = **whole->begin();
        fuzz::expect(read.timeline == followed->timeline && read.program == followed->program &&
                         read.startedUnixNs == followed->startedUnixNs,
                     "a followed recording is the one in the file");
    }
    return 0;
}
