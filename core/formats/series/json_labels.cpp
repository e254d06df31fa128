// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_labels.h"

#include "core/formats/series/grouped_series.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// What @p field tells of its row, as far as all @p rows say.
std::optional<RowLabel> labelOf(const JsonField& field, std::span<const JsonRow> rows)
{
    auto label = rowLabelOf(field.ownName());
    if (!label || (field.number ? !label->mayBeNumber : field.text.empty())) {
        return {};
    }
    bool hasValues = false;
    bool isMemory = false;
    bool isAlike = true;
    for (const JsonRow& row : rows) {
        const JsonField* const same = fieldCalled(row.fields, field.name);
        isMemory = isMemory || (same != nullptr && namesMemory(same->text));
        isAlike = isAlike && (same == nullptr || same->text == field.text);
        hasValues = hasValues || std::ranges::any_of(row.fields, [](const JsonField& other) {
                        return isValueColumn(other.ownName());
                    });
    }
    if (hasValues && isMemory) {
        label->sort = RowLabel::Sort::Quantity;
    } else if (label->sort == RowLabel::Sort::Quantity && isAlike) {
        label.reset();
    }
    return label;
}

} // namespace

const JsonField* fieldCalled(std::span<const JsonField> fields, std::string_view name)
{
    const auto found = std::ranges::find(fields, name, &JsonField::name);
    return found == fields.end() ? nullptr : &*found;
}

std::vector<JsonLabel> jsonLabelsOf(std::span<const JsonRow> rows, const ColumnChoices& choices)
{
    constexpr std::size_t kMostLabels = 16;
    std::vector<JsonLabel> labels;
    for (const JsonRow& row : rows) {
        for (const JsonField& field : row.fields) {
            const bool isNew =
                labels.size() < kMostLabels && choices.find(field.name) == nullptr &&
                std::ranges::find(labels, field.name, &JsonLabel::member) == labels.end();
            if (auto label = isNew ? labelOf(field, rows) : std::nullopt) {
                labels.push_back({field.name, *std::move(label)});
            }
        }
    }
    return labels;
}

} // namespace tidemark
