// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format_registry.h"

namespace tidemark::test
{

/// A caller that wants to stop at once.
struct CancelledControl final : TaskControl {
    bool cancelled() const override { return true; }
};

/// Reads @p text with the reader called @p format, as if it were a file's content.
inline Result<Recordings> readText(std::string_view format, std::string text)
{
    auto input = Input::fromBytes(std::move(text));
    if (!input) {
        return tl::unexpected(input.error());
    }
    TaskControl control;
    return builtinFormats().read(*input, control, {.format = std::string(format)});
}

inline Result<Recordings> readCsv(std::string text)
{
    return readText("csv", std::move(text));
}

inline Result<Recordings> readJson(std::string text)
{
    return readText("json", std::move(text));
}

inline Result<Recordings> readMprof(std::string text)
{
    return readText("mprof", std::move(text));
}

/// The same, with the reader found by content.
inline Result<Recordings> readAnyText(std::string text)
{
    return readText({}, std::move(text));
}

/// Reads the file at @p path with the reader found by content.
inline Result<Recordings> readFile(const std::filesystem::path& path)
{
    TaskControl control;
    return builtinFormats().read(path, control);
}

/// Reads tests/fixtures/@p name with the reader found by content.
inline Result<Recordings> readFixture(const std::string& name)
{
    return readFile(std::string(TIDEMARK_FIXTURES "/") + name);
}

/// The warning with @p code, or none.
inline std::optional<Warning> warningOf(const Recording& recording, WarningCode code)
{
    for (const Warning& warning : recording.warnings) {
        if (warning.code == code) {
            return warning;
        }
    }
    return {};
}

/// How often the first of @p recordings warns with @p code.
inline std::uint64_t countOf(const Result<Recordings>& recordings, WarningCode code)
{
    const auto warning = warningOf(*recordings->front(), code);
    return warning ? warning->count : 0;
}

} // namespace tidemark::test
