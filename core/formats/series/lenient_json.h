// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace tidemark
{

/// Makes what scripts write instead of JSON valid, in place and without moving a byte, so that
/// places in the text stay right: a comma before a closing bracket becomes a blank; NaN, Infinity,
/// None and undefined become an empty text or null, which are gaps; True and False lose their
/// capitals. What is in texts stays as it is.
///
/// Takes a text block by block.
class LenientJson
{
public:
    /// Mends @p text, whose front is what the last call left over. Returns how many bytes are done;
    /// the rest has to come again, with more behind it, unless the text @p isLast.
    std::size_t mend(std::span<char> text, bool isLast);

private:
    static void mendWord(std::span<char> word);

    bool m_isInText = false;
    bool m_isEscaped = false;
};

} // namespace tidemark
