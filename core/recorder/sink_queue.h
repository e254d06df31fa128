// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/recording_sink.h"

#include <mutex>
#include <variant>

namespace tidemark
{

/// A sink for a source that pushes from threads of its own: keeps everything until the recorder's
/// thread takes it over. Any thread; replayInto() one at a time.
class SinkQueue final : public RecordingSink
{
public:
    std::size_t addGroup(std::vector<SeriesHead> series) override;
    void rename(std::size_t group, const std::vector<std::string>& names) override;
    void addRow(std::size_t group, std::int64_t position, std::span<const double> values) override;
    void addMarker(Marker marker) override;
    void addSnapshot(Snapshot snapshot) override;
    void addOutput(const OutputLine& line) override;
    void addWarning(WarningCode code) override;
    void countWarning(WarningCode code, std::uint64_t count = 1) override;

    /// Hands everything since the last call to @p sink, in order: always the same one.
    void replayInto(RecordingSink& sink);

private:
    using Group = std::vector<SeriesHead>;
    struct Row {
        std::size_t group;
        std::int64_t position;
        std::vector<double> values;
    };
    struct Renamed {
        std::size_t group;
        std::vector<std::string> names;
    };
    struct Warned {
        WarningCode code;
        std::uint64_t count; ///< 0 for one that is there once
    };
    struct Printed {
        std::int64_t position;
        OutputStream stream;
        std::string text;
    };
    using Item = std::variant<Group, Renamed, Row, Marker, Snapshot, Printed, Warned>;

    void push(Item item);
    void replay(Item& item, RecordingSink& sink);

    std::mutex m_mutex;
    std::vector<Item> m_items;
    std::size_t m_groupsGiven = 0;
    std::vector<std::size_t> m_groups; ///< what the sink calls each; used by replayInto() alone
};

} // namespace tidemark
