// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reading.h"

namespace tidemark::test
{

/// A snapshot of two objects that hold each other, to be damaged in one place.
struct SmallFile {
    std::string snapshot =
        R"({"meta":{"node_fields":["type","name","id","self_size","edge_count"],)"
        R"("node_types":[["hidden","object"],"string","number","number","number"],)"
        R"("edge_fields":["type","name_or_index","to_node"],)"
        R"("edge_types":[["property","element"],"string_or_number","node"]},)"
        R"("node_count":2,"edge_count":2})";
    std::string nodes = "[1,1,1,16,1,1,2,3,24,1]";
    std::string edges = "[0,3,5,1,7,0]";
    std::string strings = R"(["<dummy>","A","B","next"])";
    std::string rest = {};

    std::string text() const
    {
        return "{\"snapshot\":" + snapshot + ",\"nodes\":" + nodes + ",\"edges\":" + edges +
               ",\"strings\":" + strings + rest + "}";
    }
};

inline Result<Recordings> readSmall(const SmallFile& file)
{
    return readText("heapsnapshot", file.text());
}

/// The graph of the only snapshot, or null.
inline std::shared_ptr<const HeapGraph> graphOf(const Result<Recordings>& recordings)
{
    const bool isOne =
        recordings && recordings->size() == 1 && recordings->front()->snapshots.size() == 1;
    return isOne ? recordings->front()->snapshots.front()->graph : nullptr;
}

} // namespace tidemark::test
