// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/row_labels.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostTexts = 10'000;
constexpr std::size_t kMostGroups = 1000;

using Sort = RowLabel::Sort;

constexpr std::array<std::string_view, 3> kPidNames{"pid", "process_id", "processid"};
constexpr std::array<std::string_view, 6> kNumberedNames{"worker", "worker_id",  "workerid",
                                                         "rank",   "local_rank", "instance"};
constexpr std::array<std::string_view, 29> kIdentityNames{"process",
                                                          "process_name",
                                                          "processname",
                                                          "proc",
                                                          "name",
                                                          "comm",
                                                          "command",
                                                          "cmd",
                                                          "cmdline",
                                                          "image",
                                                          "image_name",
                                                          "container",
                                                          "container_name",
                                                          "container_id",
                                                          "pod",
                                                          "pod_name",
                                                          "service",
                                                          "service_name",
                                                          "app",
                                                          "app_name",
                                                          "application",
                                                          "host",
                                                          "hostname",
                                                          "node",
                                                          "server",
                                                          "job",
                                                          "label",
                                                          "device",
                                                          "task"};
constexpr std::array<std::string_view, 14> kQuantityNames{
    "counter_name", "countername", "counter", "metric",   "metric_name",
    "measurement",  "variable",    "series",  "quantity", "statistic",
    "property",     "field",       "_field",  "__name__"};

constexpr std::array<std::string_view, 5> kUnitNames{"unit", "units", "uom", "unit_name",
                                                     "counter_unit"};
constexpr std::array<std::string_view, 4> kValueNames{"value", "_value", "val", "mean/increment"};

/// "Counter Name" and "counterName" as "counter_name".
std::string plainName(std::string_view name)
{
    std::string plain;
    bool afterLower = false;
    for (const char c : trimmed(name)) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper && afterLower) {
            plain += '_';
        }
        plain += isUpper ? static_cast<char>(c - 'A' + 'a')
                         : (c == ' ' || c == '-' || c == '.' ? '_' : c);
        afterLower = c >= 'a' && c <= 'z';
    }
    return plain;
}

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::size_t differentNumbers(const LabelColumn& label)
{
    return label.texts->size();
}

/// True if a text comes back after another one: they take turns, where a process that was started
/// again or a step that was reached would not come back.
bool takesTurns(const LabelColumn& label)
{
    std::vector<bool> seen(label.texts->size());
    double last = kGap;
    for (std::size_t row = 0; row < label.numbers->size(); ++row) {
        const double number = (*label.numbers)[row];
        if (std::isnan(number) || number == last) {
            continue;
        }
        const auto text = static_cast<std::size_t>(number);
        if (seen[text]) {
            return true;
        }
        seen[text] = true;
        last = number;
    }
    return false;
}

/// Puts rows into groups by some of the labels.
class Grouping
{
public:
    Grouping(const PositionColumn& positions, const std::vector<LabelColumn>& labels)
        : m_positions(positions),
          m_labels(labels)
    {
        part();
    }

    std::size_t size() const { return m_keys.size(); }
    std::uint64_t sharing() const { return m_sharing; }

    /// Parts the rows by the label at @p index as well, if that leaves no more groups than can be
    /// meant and @p isUseful of what came out.
    template <typename IsUseful>
    void tryLabel(std::size_t index, IsUseful isUseful)
    {
        const Grouping before = *this;
        m_used.push_back(index);
        part();
        const Sort sort = m_labels[index].label.sort;
        const bool isMeaning = sort == Sort::Quantity || sort == Sort::Unit;
        if (m_keys.size() > kMostGroups || (m_keys.size() == before.m_keys.size() && !isMeaning) ||
            !isUseful(before, *this)) {
            m_used = before.m_used;
            m_keys = before.m_keys;
            m_ofRow = before.m_ofRow;
            m_sharing = before.m_sharing;
        }
    }

    RowGroups finish() const;

private:
    Grouping(const Grouping&) = default;

    void part();
    std::string textOf(std::size_t label, std::size_t row) const
    {
        const double number = (*m_labels[label].numbers)[row];
        return std::isnan(number) ? std::string() : m_labels[label].texts->text(number);
    }

    const PositionColumn& m_positions;
    const std::vector<LabelColumn>& m_labels;
    std::vector<std::size_t> m_used;
    std::map<std::vector<double>, std::uint32_t> m_keys;
    std::vector<std::uint32_t> m_ofRow;
    std::uint64_t m_sharing = 0;
};

void Grouping::part()
{
    m_keys.clear();
    m_ofRow.clear();
    m_sharing = 0;
    std::vector<std::int64_t> lastOf;
    std::vector<double> key;
    for (std::size_t row = 0; row < m_positions.size() && m_keys.size() <= kMostGroups; ++row) {
        key.clear();
        for (const std::size_t label : m_used) {
            const double number = (*m_labels[label].numbers)[row];
            key.push_back(std::isnan(number) ? -1.0 : number);
        }
        const auto [found, isNew] =
            m_keys.try_emplace(key, static_cast<std::uint32_t>(m_keys.size()));
        const std::uint32_t group = found->second;
        const std::int64_t position = m_positions[row];
        if (isNew) {
            lastOf.push_back(position);
        } else {
            m_sharing += std::exchange(lastOf[group], position) == position ? 1U : 0U;
        }
        m_ofRow.push_back(group);
    }
}

RowGroups Grouping::finish() const
{
    RowGroups result;
    result.groups.resize(m_keys.size());
    result.sharingTheirMoment = m_sharing;
    result.used = m_used;
    std::vector<bool> named(m_keys.size());
    for (std::size_t row = 0; row < m_ofRow.size(); ++row) {
        if (named[m_ofRow[row]]) {
            continue;
        }
        named[m_ofRow[row]] = true;
        RowGroups::Group& group = result.groups[m_ofRow[row]];
        for (const std::size_t label : m_used) {
            const std::string text = textOf(label, row);
            const Sort sort = m_labels[label].label.sort;
            if (sort == Sort::Pid && toInteger(text)) {
                group.pid = toInteger(text);
            } else if (sort == Sort::Unit) {
                group.unit = text;
            } else if (sort == Sort::Quantity) {
                group.quantity += (group.quantity.empty() ? "" : " ") + text;
            } else {
                group.name += (group.name.empty() ? "" : ", ") + text;
            }
        }
    }
    const bool isTold = std::ranges::any_of(result.groups, [](const RowGroups::Group& group) {
        return !group.quantity.empty() || !group.unit.empty();
    });
    if (m_keys.size() > 1 || isTold) {
        result.ofRow = m_ofRow;
    }
    return result;
}

} // namespace

std::optional<RowLabel> rowLabelOf(std::string_view name)
{
    const std::string plain = plainName(name);
    if (holds(kPidNames, plain)) {
        return RowLabel{std::string(name), Sort::Pid, true};
    }
    if (holds(kNumberedNames, plain)) {
        return RowLabel{std::string(name), Sort::Identity, true};
    }
    if (holds(kQuantityNames, plain)) {
        return RowLabel{std::string(name), Sort::Quantity, false};
    }
    if (holds(kUnitNames, plain)) {
        return RowLabel{std::string(name), Sort::Unit, false};
    }
    return holds(kIdentityNames, plain)
               ? std::optional(RowLabel{std::string(name), Sort::Identity, false})
               : std::nullopt;
}

bool isValueColumn(std::string_view name)
{
    return holds(kValueNames, plainName(name));
}

double LabelTexts::numberOf(std::string_view text)
{
    const auto found = m_numbers.find(text);
    if (found != m_numbers.end()) {
        return static_cast<double>(found->second);
    }
    if (m_texts.size() == kMostTexts) {
        return kGap;
    }
    m_texts.emplace_back(text);
    return static_cast<double>(m_numbers.emplace(text, m_texts.size() - 1).first->second);
}

RowGroups groupRows(const PositionColumn& positions, const std::vector<LabelColumn>& labels)
{
    Grouping grouping(positions, labels);
    const auto always = [](const Grouping&, const Grouping&) { return true; };
    const auto tellsApart = [](const Grouping& before, const Grouping& after) {
        return after.sharing() < before.sharing();
    };
    for (const Sort sort : {Sort::Quantity, Sort::Unit, Sort::Pid, Sort::Identity, Sort::Other}) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const bool isMeaning = sort == Sort::Quantity || sort == Sort::Unit;
            if (labels[i].label.sort != sort ||
                differentNumbers(labels[i]) < (isMeaning ? 1U : 2U)) {
                continue;
            }
            if (isMeaning || (sort != Sort::Other && takesTurns(labels[i]))) {
                grouping.tryLabel(i, always);
            } else if (grouping.sharing() > 0) {
                grouping.tryLabel(i, tellsApart);
            }
        }
    }
    return grouping.finish();
}

} // namespace tidemark
