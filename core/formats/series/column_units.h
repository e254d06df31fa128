// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Units as people and tools write them in the name of a column, below it, or behind a number. The
/// case of letters does not matter.

/// @p text in lower case, as far as it is ASCII.
std::string lowerCase(std::string_view text);

/// "MB" of "(MB)" and "[MB]", as a row of units has them; other texts without blanks around them.
std::string_view withoutUnitBrackets(std::string_view text);

/// How many bytes a unit of size holds: "b", "KB", "MiB", "Gi", "megabytes", "Mo" (octets). Memory
/// tools say KB and MB for powers of 1,024, as the kernel does. None for other texts. A single
/// letter ("K", "m", "G") is one as well.
std::optional<double> byteUnitOf(std::string_view text);

/// True if @p text is a unit of size that means nothing else, wherever it stands: "MB", "KiB",
/// "bytes", but not "m", "Go" or "o".
bool isPlainByteUnit(std::string_view text);

/// How many nanoseconds a unit of time holds: "ms", "sec", "minutes", "\u00b5s". A single "m" are
/// minutes. None for other texts.
std::optional<double> timeUnitOf(std::string_view text);

/// True for units of something else than size: "%", "MB/s", "ms", "\u00b0C", "count".
bool isUnitOfCounter(std::string_view text);

} // namespace tidemark
