// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/input.h"

#include <span>
#include <string>

namespace tidemark
{

/// One member of a JSON object: a number, a text, or neither (null, true, false). A member of an
/// inner object is called after both: "memory.rss".
struct JsonField {
    std::string name;
    std::optional<double> number = {};
    std::string text = {};
    std::size_t parentLength = 0; ///< of what stands before its own name, dot and all

    /// The name in its own object, and the part before it, which is empty for the outer object.
    std::string_view ownName() const { return std::string_view(name).substr(parentLength); }
    std::string_view parent() const { return std::string_view(name).substr(0, parentLength); }
};

/// Receives what a JSON text holds that looks like series. Every call may stop the parsing by
/// returning false.
class JsonRowSink
{
public:
    virtual ~JsonRowSink() = default;

    /// An object that is the whole text, or an element of the outermost array. The members of inner
    /// objects, also of those that a text holds as JSON, stand beside its own; arrays are left out.
    /// @p line is 1-based.
    virtual bool row(std::span<const JsonField> fields, std::uint64_t line) = 0;

    /// A number, text or null in an array that is a member of the outermost object.
    virtual bool element(const JsonField& /*named after the array*/) { return true; }
};

/// Parses @p text, or the rest of @p input as a stream. Memory stays that of one row, and nesting
/// beyond 64 levels is refused. A file may hold what LenientJson mends. Errors: Malformed with the
/// byte, and those of Input::read(). A sink that stops is no error.
Result<void> parseJsonRows(std::string_view text, JsonRowSink& sink);
Result<void> parseJsonRows(Input& input, TaskControl& control, JsonRowSink& sink);

} // namespace tidemark
