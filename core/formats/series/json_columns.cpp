// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_columns.h"

#include "core/formats/series/cell_number.h"
#include "core/model/value_column.h"

#include <cmath>

namespace tidemark
{

bool JsonColumns::element(const JsonField& field)
{
    if (columns.empty() || columns.back().name != field.name) {
        if (columns.size() == kMost) {
            return true;
        }
        columns.push_back({field.name, {}, {}});
    }
    Column& column = columns.back();
    column.numbers.push_back(field.number.value_or(kGap));
    m_bytes += sizeof(double);
    if (!field.number && !isMissingCell(field.text)) {
        m_bytes += (column.numbers.size() - column.texts.size()) * sizeof(std::string) +
                   field.text.capacity();
        column.texts.resize(column.numbers.size());
        column.texts.back() = field.text;
    }
    return !isFull();
}

JsonField JsonColumns::field(const Column& column, std::size_t index)
{
    JsonField result{column.name};
    if (index < column.texts.size() && !column.texts[index].empty()) {
        result.text = column.texts[index];
    } else if (index < column.numbers.size() && !std::isnan(column.numbers[index])) {
        result.number = column.numbers[index];
    }
    return result;
}

} // namespace tidemark
