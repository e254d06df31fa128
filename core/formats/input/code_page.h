// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"

#include <string_view>

namespace tidemark
{

/// A way of storing characters in bytes that spreadsheets still use.
enum class CodePage {
    None,        ///< UTF-8, another encoding with zero bytes, or no text
    ShiftJis,    ///< in Windows' form, its code page 932
    Windows1252, ///< of western Europe
};

/// The code page of a text that begins with @p head: none if that may be UTF-8, even a damaged one.
CodePage codePageOf(std::string_view head);

/// The text of @p source, stored in @p page, as UTF-8. What is no character, a half at the end too,
/// becomes U+FFFD. Where the system cannot convert, the bytes come as they are.
std::unique_ptr<ByteSource> makeCodePageSource(std::unique_ptr<ByteSource> source, CodePage page);

} // namespace tidemark
