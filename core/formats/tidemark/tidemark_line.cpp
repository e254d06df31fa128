// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_line.h"

#include "core/model/value_column.h"

#include <charconv>

namespace tidemark
{

namespace
{

using nlohmann::json;

constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxValues = 1U << 20U;

/// Up to 15 digits, which no double rounds, then a character that ends the number; else null.
const char* scanShortInteger(const char* at, const char* end, std::int64_t& number)
{
    constexpr std::ptrdiff_t kDigits = 15;
    const char* const stop = end - at > kDigits ? at + kDigits : end;
    const char* const begin = at;
    std::int64_t value = 0;
    while (at != stop && *at >= '0' && *at <= '9') {
        value = value * 10 + (*at - '0');
        ++at;
    }
    if (at == begin || at == end || (*at != ',' && *at != ']')) {
        return nullptr;
    }
    number = value;
    return at;
}

template <typename Number>
const char* scanWith(const char* at, const char* end, Number& number)
{
    const auto [stop, error] = std::from_chars(at, end, number);
    return error == std::errc{} ? stop : nullptr;
}

const char* scanInteger(const char* at, const char* end, std::int64_t& number)
{
    const char* const stop = scanShortInteger(at, end, number);
    return stop != nullptr ? stop : scanWith(at, end, number);
}

const char* scanValue(const char* at, const char* end, double& value)
{
    std::int64_t integer = 0;
    if (const char* const stop = scanShortInteger(at, end, integer)) {
        value = static_cast<double>(integer);
        return stop;
    }
    constexpr std::string_view kNull = "null";
    if (std::string_view(at, end).starts_with(kNull)) {
        value = kGap;
        return at + kNull.size();
    }
    const char* const stop = scanWith(at, end, value);
    return stop != nullptr && std::isfinite(value) ? stop : nullptr;
}

/// Looks at the brackets alone: the parser needs memory for each level and each value.
bool isModest(std::string_view line)
{
    int depth = 0;
    std::size_t values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (inString) {
            i += c == '\\' ? 1U : 0U;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            ++values;
            if (++depth > kMaxDepth) {
                return false;
            }
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',') {
            ++values;
        }
    }
    return values <= kMaxValues;
}

std::optional<std::string> bytesOfHex(const std::string& hex)
{
    if (hex.size() % 2 != 0) {
        return {};
    }
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned char byte = 0;
        const char* const digits = hex.data() + i;
        const auto [stop, error] = std::from_chars(digits, digits + 2, byte, 16);
        if (error != std::errc{} || stop != digits + 2) {
            return {};
        }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

} // namespace

bool scanRow(std::string_view line, TidemarkRow& row)
{
    const char* at = line.data();
    const char* const end = at + line.size();
    row.values.clear();
    if (at == end || *at != '[') {
        return false;
    }
    at = scanInteger(at + 1, end, row.group);
    if (at == nullptr || at == end || *at != ',') {
        return false;
    }
    at = scanInteger(at + 1, end, row.position);
    while (at != nullptr && at != end && *at == ',') {
        double value = 0.0;
        at = scanValue(at + 1, end, value);
        row.values.push_back(value);
    }
    return at != nullptr && at != end && *at == ']' && at + 1 == end;
}

bool toRow(const json& value, TidemarkRow& row)
{
    if (!value.is_array() || value.size() < 2) {
        return false;
    }
    const auto group = integerOf(value[0]);
    const auto position = integerOf(value[1]);
    if (!group || !position) {
        return false;
    }
    row.group = *group;
    row.position = *position;
    row.values.clear();
    for (std::size_t i = 2; i < value.size(); ++i) {
        if (!value[i].is_number() && !value[i].is_null()) {
            return false;
        }
        row.values.push_back(value[i].is_null() ? kGap : value[i].get<double>());
    }
    return true;
}

std::optional<json> parseLine(std::string_view line)
{
    if (!isModest(line)) {
        return {};
    }
    auto parsed = json::parse(line, nullptr, false);
    return parsed.is_discarded() ? std::nullopt : std::optional(std::move(parsed));
}

std::optional<std::string> textOf(const json& value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    const auto& hex = member(value, "hex");
    return hex.is_string() ? bytesOfHex(hex.get_ref<const std::string&>()) : std::nullopt;
}

const json& member(const json& object, const char* key)
{
    static const json null;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? null : *found;
}

std::optional<std::int64_t> integerOf(const json& value)
{
    if (!value.is_number_integer() ||
        (value.is_number_unsigned() &&
         value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())) {
        return {};
    }
    return value.get<std::int64_t>();
}

bool readOptional(const json& value, std::optional<std::int64_t>& target)
{
    target = integerOf(value);
    return target || value.is_null();
}

bool isPosition(std::int64_t position)
{
    constexpr std::int64_t kPositionLimit = std::int64_t{1} << 62;
    return position > -kPositionLimit && position < kPositionLimit;
}

bool isSize(const std::optional<std::int64_t>& bytes)
{
    return !bytes || (*bytes >= 0 && static_cast<double>(*bytes) <= kLargestSize);
}

} // namespace tidemark
