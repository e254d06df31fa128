// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <string_view>

namespace tidemark::test
{

/// A `.tidemark` file that is written piece by piece, as a recorder does it.
class GrowingFile
{
public:
    explicit GrowingFile(std::filesystem::path path) : m_path(std::move(path)) { begin(); }

    const std::filesystem::path& path() const { return m_path; }

    /// Empties it and starts a recording with an RSS series.
    void begin()
    {
        std::ofstream(m_path, std::ios::trunc).close();
        m_rows = 0;
        append(R"({"tidemark":"recording","version":"1.1","program":"server","format":"live",)"
               R"("started_unix_ns":1795288796882100000,"axis_unit":"ns","series":[)"
               R"({"group":0,"kind":"rss","name":"RSS","pid":null,"unit":"bytes"}]})"
               "\n");
    }

    void append(std::string_view text) const
    {
        std::ofstream file(m_path, std::ios::binary | std::ios::app);
        file << text;
    }

    /// The next of its rows: a tenth of a second and a MiB more than the one before.
    std::string nextRow()
    {
        ++m_rows;
        return fmt::format("[0,{},{}]\n", m_rows * 100'000'000, m_rows << 20);
    }
    void appendRows(int count)
    {
        std::string rows;
        for (int i = 0; i < count; ++i) {
            rows += nextRow();
        }
        append(rows);
    }

    void end() const { append("{\"end\":\"file\"}\n"); }

    /// As if it had last been written long ago.
    void age() const
    {
        const auto now = std::filesystem::file_time_type::clock::now();
        std::filesystem::last_write_time(m_path, now - std::chrono::hours(1));
    }

private:
    std::filesystem::path m_path;
    std::int64_t m_rows = 0;
};

} // namespace tidemark::test
