// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/analysed_heap.h"

namespace tidemark::test
{

/// The global object of heapWithGlobal().
inline constexpr std::uint32_t kGlobal = 1;

/// The script that the functions of a HeapProgram stand in.
inline constexpr std::uint32_t kScriptId = 81;

/// A program laid out as V8 does, with words of the given size.
class HeapProgram
{
public:
    explicit HeapProgram(std::uint64_t wordSize = 8) : m_word(wordSize)
    {
        m_native = heap.node(NodeType::Hidden, "system / NativeContext", 100);
        m_script = heap.node(NodeType::Code, "/srv/server.js", 50);
        const auto name = heap.node(NodeType::String, "/srv/server.js", 20);
        heap.edge(kGlobal, m_native, "native_context", EdgeType::Internal);
        heap.edge(m_native, m_script, "script", EdgeType::Internal);
        heap.edge(m_script, name, "name", EdgeType::Internal);
    }

    std::uint32_t native() const { return m_native; }

    /// What the engine notes on a scope: its variables, and the function's name if it is one.
    std::uint32_t notes(const std::vector<std::string>& names)
    {
        const auto info = heap.node(NodeType::Code, "system / ScopeInfo", 40);
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            const auto text = heap.node(NodeType::String, names[i], 16);
            heap.indexEdge(info, text, i, EdgeType::Hidden);
        }
        return info;
    }

    /// The variables of a scope, right inside @p around.
    std::uint32_t context(std::uint32_t variables, std::uint32_t info, std::uint32_t around)
    {
        const auto made = heap.node(NodeType::Object, "system / Context", (4 + variables) * m_word);
        heap.edge(made, info, "scope_info", EdgeType::Internal);
        heap.edge(made, around, "previous", EdgeType::Internal);
        return made;
    }

    std::uint32_t code(std::string_view name)
    {
        const auto made = heap.node(NodeType::Code, name, 60);
        heap.edge(made, m_script, "script_or_debug_info", EdgeType::Internal);
        return made;
    }

    std::uint32_t closure(std::string_view name, std::uint32_t code, std::uint32_t context,
                          std::uint32_t line)
    {
        const auto made = heap.node(NodeType::Closure, name, 64);
        heap.edge(made, code, "shared", EdgeType::Internal);
        heap.edge(made, context, "context", EdgeType::Internal);
        heap.edge(kGlobal, made, name);
        heap.location(made, kScriptId, line, 4);
        return made;
    }

    HeapGraphBuilder heap = heapWithGlobal();

private:
    std::uint64_t m_word;
    std::uint32_t m_native;
    std::uint32_t m_script;
};

} // namespace tidemark::test
