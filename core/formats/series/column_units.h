// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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

/// The same where kB, MB and so on are powers of 1,000; KiB and the like stay powers of 1,024.
std::optional<double> decimalByteUnitOf(std::string_view text);

/// A unit of size as a person chooses it: then KiB and kB are not the same.
struct ChosenUnit {
    std::string_view id; ///< "MiB"; the same in every language
    double bytes = 1.0;
    bool isDecimal = false; ///< a power of 1,000
};
inline constexpr auto kChosenUnits = std::to_array<ChosenUnit>({{"B", 1.0},
                                                                {"KiB", 0x1p10},
                                                                {"MiB", 0x1p20},
                                                                {"GiB", 0x1p30},
                                                                {"TiB", 0x1p40},
                                                                {"kB", 1e3, true},
                                                                {"MB", 1e6, true},
                                                                {"GB", 1e9, true},
                                                                {"TB", 1e12, true},
                                                                {"pages", 4096.0}});

/// The unit with that id, in any case of letters; none for other texts.
std::optional<ChosenUnit> chosenUnitOf(std::string_view id);

/// True if @p text is a unit of size that means nothing else, wherever it stands: "MB", "KiB",
/// "bytes", but not "m", "Go" or "o".
bool isPlainByteUnit(std::string_view text);

/// How many nanoseconds a unit of time holds: "ms", "sec", "minutes", "\u00b5s". A single "m" are
/// minutes. None for other texts.
std::optional<double> timeUnitOf(std::string_view text);

/// True for units of something else than size: "%", "MB/s", "ms", "\u00b0C", "count".
bool isUnitOfCounter(std::string_view text);

} // namespace tidemark
