// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/mapping_table.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Adds up what Linux' /proc/PID/smaps says of each mapping, piece by piece, so that it takes no
/// more memory than the table. Reads no file, and any bytes may come in: what is not as the kernel
/// writes it, or was cut off, gives no table and never a wrong number.
class SmapsText
{
public:
    /// Names that are kept apart at most. Those beyond are added up in a row without a name for
    /// each kind: a program may map a hundred thousand files.
    static constexpr std::size_t kMostNames = 10'000;

    /// The next bytes, cut anywhere.
    void add(std::string_view piece);

    /// Whether anything came in that the kernel does not write: nothing can come of it any more.
    bool isMalformed() const { return m_isMalformed; }

    /// The table, its rows by kind and name; the last call. None without a mapping, and if the text
    /// was malformed or ends within one.
    std::optional<MappingTable> finish();

private:
    using Place = std::pair<MappingKind, std::string>;
    struct Group {
        MappingFigures figures = {};
        bool hasCode = false; ///< some of it may be executed
    };
    /// The mapping whose lines are coming in.
    struct Mapping {
        MappingKind kind = MappingKind::Special;
        std::string name;
        bool isExecutable = false;
        MappingFigures figures = {};
        unsigned seen = 0; ///< a bit for each of the lines that every mapping has
    };

    void takeLine(std::string_view line);
    void beginMapping(std::string_view line);
    void takeField(std::string_view key, std::string_view value);
    void endMapping();

    std::string m_rest; ///< a line without its end
    std::optional<Mapping> m_mapping;
    std::map<Place, Group> m_groups;
    double m_total = 0.0; ///< of all figures, so that no sum wraps
    bool m_isMalformed = false;
};

} // namespace tidemark
