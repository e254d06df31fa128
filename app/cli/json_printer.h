// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace tidemark::app
{

/// Prints one JSON object on standard output, member by member, as printJson() prints a whole one:
/// of long lists no more than one item is held at a time.
class JsonPrinter
{
public:
    using Json = nlohmann::ordered_json;

    void add(std::string_view name, const Json& value);

    /// A member that is a list of @p count items, each made when it is printed.
    template <typename MakeItem>
    void addList(std::string_view name, std::size_t count, MakeItem makeItem)
    {
        beginMember(name);
        print("[");
        for (std::size_t i = 0; i < count && m_isGood; ++i) {
            print(i == 0 ? "" : ",");
            printValue(makeItem(i));
        }
        print("]");
    }

    /// Ends the object and its line. False if any of it could not be printed: a full disk, a closed
    /// pipe.
    bool end();

private:
    void beginMember(std::string_view name);
    void printValue(const Json& value);
    void print(std::string_view bytes);

    bool m_isFirst = true;
    bool m_isGood = true;
};

} // namespace tidemark::app
