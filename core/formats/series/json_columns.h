// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"

#include <string>
#include <vector>

namespace tidemark
{

/// The arrays of one object, whole, since the times may come last.
class JsonColumns final : public JsonRowSink
{
public:
    static constexpr std::size_t kMost = 256;
    static constexpr std::size_t kMostBytes = 512U << 20U; ///< of all arrays together

    struct Column {
        std::string name;
        std::vector<double> numbers;    ///< kGap for null and for texts
        std::vector<std::string> texts; ///< of the elements up to the last text; empty elsewhere
    };

    bool row(std::span<const JsonField> /*fields*/, std::uint64_t /*line*/) override
    {
        return true;
    }
    bool element(const JsonField& field) override;

    bool isFull() const { return m_bytes > kMostBytes; }

    /// The element number @p index of @p column; null behind its end.
    static JsonField field(const Column& column, std::size_t index);

    std::vector<Column> columns;

private:
    std::size_t m_bytes = 0;
};

} // namespace tidemark
