// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_columns.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/cell_number.h"
#include "core/formats/series/time_values.h"
#include "core/model/value_column.h"

#include <limits>

namespace tidemark
{

namespace
{

double numberInText(std::string_view text)
{
    if (isMissingCell(text)) {
        return kGap;
    }
    const auto date = isoToUnixNanoseconds(text);
    return date ? static_cast<double>(*date) / 1e9 : std::numeric_limits<double>::infinity();
}

} // namespace

bool JsonColumns::element(const JsonField& field)
{
    if (columns.empty() || columns.back().name != field.name) {
        if (columns.size() == kMost) {
            return true;
        }
        columns.push_back({field.name, {}});
    }
    columns.back().numbers.push_back(field.number.value_or(numberInText(field.text)));
    ++m_elements;
    return !isFull();
}

} // namespace tidemark
