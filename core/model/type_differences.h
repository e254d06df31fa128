// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// By how much one type differs between two moments. Sizes in bytes, of the objects alone.
struct TypeDifference {
    std::string name;
    std::int64_t addedCount = 0;   ///< objects that came
    std::int64_t removedCount = 0; ///< objects that went
    std::int64_t sizeDelta = 0;    ///< negative if the type has less than before

    bool operator==(const TypeDifference&) const = default;
};

/// What a whole heap held at one moment, as far as it is known.
struct HeapTotal {
    std::optional<std::int64_t> position = {}; ///< on the recording's axis
    std::optional<std::int64_t> objects = {};
    std::optional<std::int64_t> bytes = {};

    bool operator==(const HeapTotal&) const = default;
};

/// What came and went between two moments, as a tool computed it that kept neither of the two
/// snapshots: what the types hold, retain and are held by is not known.
struct TypeDifferences {
    std::string tool; ///< that computed them, "memwatch HeapDiff"
    HeapTotal before = {};
    HeapTotal after = {};

    /// Of the whole heap, where the tool says so. The types may add up to less: tools leave some
    /// out.
    std::optional<std::int64_t> sizeDelta = {};
    std::optional<std::int64_t> addedCount = {};
    std::optional<std::int64_t> removedCount = {};

    std::vector<TypeDifference> types = {}; ///< in any order
    bool isWhole = true;                    ///< false if the file lacks some of the tool's types

    bool operator==(const TypeDifferences&) const = default;
};

using TypeDifferencesPtr = std::shared_ptr<const TypeDifferences>;

} // namespace tidemark
