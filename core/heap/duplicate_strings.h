// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// Strings of one text and one size: README.md, "Duplicate strings".
struct DuplicateStrings {
    std::string text;        ///< as far as the file has it
    std::uint64_t bytes = 0; ///< of one of them
    std::vector<std::uint32_t> nodes;
    bool isCut = false; ///< as long as texts in the file get: the strings may differ behind that

    std::uint64_t wastedBytes() const { return bytes * (nodes.size() - 1); }
    bool operator==(const DuplicateStrings&) const = default;
};

/// The texts that more than one string node holds in the same size, the most wasteful first: whole
/// strings and joined ones, but not those that V8 already made flat, nor such without a size, nor
/// those of very many parts.
///
/// Errors: Cancelled (seen every few thousand nodes), TooLarge if memory runs out. O(bytes of the
/// texts); texts of joined strings are put together anew for each comparison, so
/// that memory grows only with the number of strings.
Result<std::vector<DuplicateStrings>> duplicateStringsOf(const HeapGraph& graph,
                                                         const WideningColumn& shallowSizes,
                                                         TaskControl& control);

} // namespace tidemark
