// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/heap/script_places.h"

namespace tidemark
{

/// The part of a program whose variables a closure context holds.
struct Scope {
    bool isOutermost = false; ///< of a module or script, or of a function without a name around it
    std::string function;     ///< its name; empty if outermost, without a name or unknown
    std::optional<ScriptPlace> place = {}; ///< of the function, or of a closure inside it

    bool operator==(const Scope&) const = default;
};

/// True if @p node holds the variables of a scope that closures share.
bool isClosureContext(const HeapGraph& graph, std::uint32_t node);

/// Finds out which function a closure context belongs to. Remembers what it found. Used by one
/// thread; the analysis must outlive it.
class ScopeNames
{
public:
    explicit ScopeNames(const HeapAnalysis& analysis);

    /// The scope of @p context, for which isClosureContext() holds; a block's is that of the
    /// function around it. O(edges and retainers of the context and of those around it).
    const Scope& of(std::uint32_t context);

    const ScriptPlaces& places() const { return m_places; }

private:
    /// What the scope info of a context says.
    struct Described {
        bool isBlock = false; ///< and not a function
        std::string function;
        std::optional<ScriptPlace> place;
    };

    Scope find(std::uint32_t context) const;
    Described describe(std::uint32_t context) const;
    std::uint32_t codeOf(std::uint32_t scopeInfo) const;
    std::optional<ScriptPlace> placeOf(std::uint32_t held, std::string_view edge) const;

    const HeapAnalysis& m_analysis;
    ScriptPlaces m_places;
    std::unordered_map<std::uint32_t, Scope> m_known; ///< by context
};

} // namespace tidemark
