// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/log_envelope.h"

#include "core/formats/input/text_head.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

using nlohmann::json;

/// The members of one kind of log.
struct Envelope {
    const char* text;
    const char* marker; ///< must be there too, or it is other JSON
    const char* time;
    const char* tag;
};

constexpr std::array<Envelope, 4> kEnvelopes{{
    {"log", "stream", "time", "container_id"},
    {"MESSAGE", "__REALTIME_TIMESTAMP", "__REALTIME_TIMESTAMP", "_PID"},
    {"message", "app_name", "timestamp", "app_name"},
    {"line", "labels", "timestamp", "stream"},
}};

std::string textIn(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end()) {
        return {};
    }
    if (found->is_string()) {
        return found->get<std::string>();
    }
    return found->is_number() ? found->dump() : std::string();
}

/// A text, or what journald makes of one that is no UTF-8: an array of bytes.
std::string messageIn(const json& object, const char* name)
{
    const json& value = object.at(name);
    if (!value.is_array()) {
        return textIn(object, name);
    }
    std::string text;
    for (const json& byte : value) {
        text.push_back(static_cast<char>(byte.is_number_unsigned() ? byte.get<unsigned>() : '?'));
    }
    return text;
}

/// Objects of no other kind hold these names, so most lines need not be parsed. Longer lines are
/// documents: logs cut theirs.
bool mayBeEnvelope(std::string_view line)
{
    constexpr std::size_t kLongest = 128U << 10U;
    return line.starts_with('{') && line.size() <= kLongest &&
           std::ranges::any_of(kEnvelopes, [line](const Envelope& envelope) {
               return line.find(envelope.text) != line.npos &&
                      line.find(envelope.marker) != line.npos;
           });
}

} // namespace

std::optional<EnvelopedLine> envelopedLineOf(std::string_view line)
{
    if (!mayBeEnvelope(line)) {
        return {};
    }
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
        return {};
    }
    for (const Envelope& envelope : kEnvelopes) {
        const auto text = object.find(envelope.text);
        const bool holdsText = text != object.end() && (text->is_string() || text->is_array());
        if (!holdsText || !object.contains(envelope.marker)) {
            continue;
        }
        EnvelopedLine result{messageIn(object, envelope.text), textIn(object, envelope.time),
                             textIn(object, envelope.tag)};
        while (result.text.ends_with('\n') || result.text.ends_with('\r')) {
            result.text.pop_back();
        }
        std::ranges::replace(result.text, '\n', ' ');
        return result;
    }
    return {};
}

bool isEnveloped(std::string_view head)
{
    constexpr int kLines = 20;
    int found = 0;
    int seen = 0;
    for (; seen < kLines && !head.empty(); ++seen) {
        found += envelopedLineOf(takeFilledLine(head)) ? 1 : 0;
    }
    return found > 0 && found * 5 >= seen * 4;
}

} // namespace tidemark
