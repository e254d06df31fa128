// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// All objects of one type in one snapshot.
struct TypeRow {
    std::string name;
    std::int64_t count = 0;
    std::int64_t shallowBytes = 0;                  ///< the objects alone
    std::optional<std::int64_t> retainedBytes = {}; ///< what freeing all of them would free

    bool operator==(const TypeRow&) const = default;
};

/// What a snapshot holds by type, or by what allocated it; one row a type, in any order.
struct TypeTable {
    std::vector<TypeRow> rows;
    bool areSites = false; ///< rows are places in the source, "app.py:12", that allocated; no types

    bool operator==(const TypeTable&) const = default;
};

} // namespace tidemark
