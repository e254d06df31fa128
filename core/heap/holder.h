// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/scope_names.h"

#include <string>

namespace tidemark
{

/// What an edge that holds something is to the programmer.
enum class HolderKind {
    ClosureVariable,   ///< of a function, kept by closures made in it
    OutermostVariable, ///< of a module or script
    GlobalVariable,    ///< a property of the global object
    FunctionProperty,  ///< of a function or class itself: a static member
    Property,          ///< of an object
    Element,           ///< of an array, or of an object that is used as one
    Collection,        ///< what a Map, a Set and their weak kin hold
    Internal,          ///< a slot that only the engine knows
};

/// The kind as JSON spells it: "closure_variable".
std::string_view idOf(HolderKind kind);

/// One edge in a programmer's words.
struct Holder {
    HolderKind kind = HolderKind::Internal;
    std::string name;  ///< of the variable, property or slot, or the element's number
    std::string owner; ///< the function's name, or the object's class or "{a, b}"; empty if without
    std::optional<ScriptPlace> place = {}; ///< of the function, or where the object's class stands

    bool operator==(const Holder&) const = default;
};

/// What the edge of @p retainer is. For an edge out of an object's backing store it is the object
/// that is the owner. @p scopes are of the same analysis.
///
/// O(edges and retainers of the holding object and of the closure contexts around it).
Holder holderOf(const HeapAnalysis& analysis, const Retainer& retainer, ScopeNames& scopes);

} // namespace tidemark
