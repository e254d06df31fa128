// SPDX-License-Identifier: GPL-3.0-or-later
// Any file: found by its content, then read by one reader whether it fits or not.
#include "core/formats/format_registry.h"
#include "tests/fuzz/fuzz_checks.h"

#include <algorithm>

using namespace tidemark;

namespace
{

void read(const FormatRegistry& formats, const std::string& bytes, std::string format)
{
    auto input = Input::fromBytes(bytes);
    if (!input) {
        return;
    }
    TaskControl control;
    const auto recordings = formats.read(*input, control, {.format = std::move(format)});
    if (!recordings) {
        return;
    }
    fuzz::expect(!recordings->empty(), "a file that was read has a recording");
    for (const auto& recording : *recordings) {
        fuzz::expectSound(*recording);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const FormatRegistry formats = builtinFormats();
    const std::string bytes(data, data + size);
    const auto accepts = [&bytes](const auto& reader) { return reader->accepts(bytes); };
    fuzz::expect(std::ranges::count_if(formats.readers(), accepts) <= 1,
                 "at most one reader accepts a file");
    read(formats, bytes, {});
    const auto& readers = formats.readers();
    read(formats, bytes, std::string(readers[size % readers.size()]->info().id));
    return 0;
}
