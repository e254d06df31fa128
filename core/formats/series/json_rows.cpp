// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_rows.h"

#include "core/formats/input/json_characters.h"
#include "core/formats/series/lenient_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark
{

namespace
{

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxFields = 1000;

/// What is kept of a member's name with those of the objects around it, which each field copies.
constexpr std::size_t kMaxNameBytes = 4096;

constexpr int kMaxTextsInTexts = 2;

/// Turns nlohmann's events into rows and elements.
class RowEvents final : public Json::json_sax_t
{
public:
    RowEvents(JsonRowSink& sink, const JsonCharacters* stream, int textsAround = 0)
        : m_sink(sink),
          m_stream(stream),
          m_textsAround(textsAround)
    {
    }

    const std::optional<Error>& error() const { return m_error; }
    bool stopped() const { return m_stopped; }

    bool null() override { return value({}, {}); }
    bool boolean(bool) override { return value({}, {}); }
    bool number_integer(std::int64_t number) override { return value(static_cast<double>(number)); }
    bool number_unsigned(std::uint64_t number) override
    {
        return value(static_cast<double>(number));
    }
    bool number_float(double number, const std::string&) override { return value(number); }
    bool string(std::string& text) override
    {
        if (m_rowDepth != 0 && m_arrays == 0) {
            addObjectIn(text);
        }
        return value({}, std::move(text));
    }
    bool binary(Json::binary_t&) override { return false; }

    bool start_object(std::size_t) override
    {
        ++m_depth;
        if (m_depth == 1 || (m_depth == 2 && m_rowDepth == 0)) {
            m_rowDepth = m_depth;
            m_count = 0;
            m_parents.clear();
            m_key.parentLength = 0;
        } else if (m_arrays > 0) {
            ++m_arrays;
        } else if (m_rowDepth != 0) {
            m_parents.push_back(m_key.parentLength);
            m_key.name += '.';
            m_key.parentLength = m_key.name.size();
        }
        m_inMemberArray = false;
        return hasRoom();
    }
    bool end_object() override
    {
        --m_depth;
        if (m_depth + 1 != m_rowDepth) {
            leave();
            return true;
        }
        m_rowDepth = m_depth == 1 ? 0 : m_rowDepth; // the array may hold more
        return goOn(
            m_sink.row(std::span(m_fields).first(m_count), m_stream ? m_stream->line() : 1));
    }
    bool key(std::string& name) override
    {
        if (m_rowDepth != 0 && m_arrays == 0) {
            m_key.name.resize(m_key.parentLength);
            m_key.name.append(name, 0, kMaxNameBytes - std::min(kMaxNameBytes, m_key.parentLength));
        }
        return true;
    }
    bool start_array(std::size_t) override
    {
        ++m_depth;
        m_inMemberArray = m_depth == 2 && m_rowDepth == 1;
        m_arrays += m_rowDepth != 0 ? 1U : 0U;
        return hasRoom();
    }
    bool end_array() override
    {
        --m_depth;
        m_arrays -= m_arrays > 0 ? 1U : 0U;
        m_inMemberArray = false; // so what follows a nested value in it is left out
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception&) override
    {
        const bool isEndBehindAComma = m_depth == 1 && m_rowDepth == 0 && token.ends_with(']');
        if (!isEndBehindAComma) {
            m_error = Error{ErrorCode::Malformed, {}, {}, position == 0 ? 0 : position - 1};
        }
        return false;
    }

private:
    /// Behind an object in a row: what follows belongs to the one around it.
    void leave()
    {
        if (m_arrays > 0) {
            --m_arrays;
        } else if (!m_parents.empty()) {
            m_key.parentLength = m_parents.back();
            m_parents.pop_back();
        }
    }
    bool value(std::optional<double> number, std::string text = {})
    {
        if (m_rowDepth == 0 || (m_arrays > 0 && !m_inMemberArray)) {
            return true;
        }
        m_key.number = number;
        m_key.text = std::move(text);
        if (m_inMemberArray) {
            return goOn(m_sink.element(m_key));
        }
        add(m_key);
        return true;
    }
    void add(const JsonField& field)
    {
        if (m_count < kMaxFields) {
            m_fields.resize(std::max(m_fields.size(), m_count + 1));
            m_fields[m_count++] = field;
        }
    }
    void addObjectIn(std::string_view text);
    bool hasRoom()
    {
        if (m_depth > kMaxDepth) {
            m_error = Error{ErrorCode::Malformed, "nesting", {}, {}};
        }
        return !m_error;
    }
    bool goOn(bool wanted)
    {
        m_stopped = !wanted;
        return wanted;
    }

    JsonRowSink& m_sink;
    const JsonCharacters* m_stream;
    int m_textsAround;
    std::size_t m_depth = 0;
    std::size_t m_rowDepth = 0;         ///< depth of a row's members; 0 while outside of a row
    JsonField m_key;                    ///< the member being read
    std::vector<std::size_t> m_parents; ///< lengths of the names of the objects around
    std::size_t m_arrays = 0;           ///< an array in a row that is open, and all in it
    std::vector<JsonField> m_fields;
    bool m_inMemberArray = false;
    std::size_t m_count = 0; ///< of m_fields that belong to this row
    bool m_stopped = false;
    std::optional<Error> m_error;
};

/// Loggers turn objects into texts. If @p text ends with one, its members join the row.
void RowEvents::addObjectIn(std::string_view text)
{
    class Members final : public JsonRowSink
    {
    public:
        bool row(std::span<const JsonField> fields, std::uint64_t /*line*/) override
        {
            found.assign(fields.begin(), fields.end());
            return true;
        }
        std::vector<JsonField> found;
    } members;
    const std::size_t start = std::min(text.find("{\""), text.size());
    const std::size_t end = text.find_last_not_of(" \r\n") + 1;
    if (m_textsAround >= kMaxTextsInTexts || start >= end || text[end - 1] != '}') {
        return;
    }
    const std::string_view object = text.substr(start, end - start);
    RowEvents events(members, nullptr, m_textsAround + 1);
    if (!Json::sax_parse(object.begin(), object.end(), &events)) {
        return;
    }
    const std::string parent = m_key.name + '.';
    for (JsonField& field : members.found) {
        field.name.insert(0, parent);
        field.parentLength += parent.size();
        add(field);
    }
}

Result<void> outcomeOf(const RowEvents& events)
{
    return events.error() ? tl::unexpected(*events.error()) : Result<void>();
}

} // namespace

Result<void> parseJsonRows(std::string_view text, JsonRowSink& sink)
{
    RowEvents events(sink, nullptr);
    Json::sax_parse(text.begin(), text.end(), &events);
    return outcomeOf(events);
}

Result<void> parseJsonRows(Input& input, TaskControl& control, JsonRowSink& sink)
{
    LenientJson lenient;
    JsonCharacters stream(input, control, [&lenient](std::span<char> block, bool isLast) {
        return lenient.mend(block, isLast);
    });
    RowEvents events(sink, &stream);
    Json::sax_parse(JsonCharacterIterator(stream), JsonCharacterIterator(), &events);
    if (stream.error() && !events.stopped()) {
        return tl::unexpected(*stream.error());
    }
    return outcomeOf(events);
}

} // namespace tidemark
