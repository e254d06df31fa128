// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"

#include <string_view>

namespace tidemark
{

/// How a file's characters are stored. Utf8 stands for everything that needs no conversion.
enum class TextEncoding { Utf8, Utf16Little, Utf16Big, Utf32 };

/// Told by a byte order mark, or by where the zero bytes stand in text that begins with Latin
/// letters, digits or signs.
TextEncoding encodingOf(std::string_view head);

/// The UTF-16 text of @p source as UTF-8, without its byte order mark. What is no character, a
/// half at the end too, becomes U+FFFD.
std::unique_ptr<ByteSource> makeUtf16Source(std::unique_ptr<ByteSource> source,
                                            TextEncoding encoding);

} // namespace tidemark
