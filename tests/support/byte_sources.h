// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"

#include <string>

namespace tidemark::test
{

/// All that @p source delivers, read in pieces of @p piece bytes, up to its end or an error.
inline std::string readInPieces(ByteSource& source, std::size_t piece)
{
    std::string text;
    std::string buffer(piece, '\0');
    for (;;) {
        const auto got = source.read(buffer);
        if (!got || *got == 0) {
            return text;
        }
        text.append(buffer, 0, *got);
    }
}

} // namespace tidemark::test
