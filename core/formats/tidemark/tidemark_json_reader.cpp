// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON document that Tidemark exports (`convert -o x.json`), see core/documents/json_export.h.
//
// Layout    {"tidemark":1,"recordings":[{...,"axis_unit":"s",...,"series":[{...,"t":[...],
//           "values":[...]}]}]}: what `summary --json` prints and the samples.
// Units     seconds (or whole axis units where the axis is no time) and bytes. Times become
//           nanoseconds, exact to the ninth decimal.
// Kept      all but what the export leaves out: types of snapshots, bytes that are no UTF-8.
//           Figures like min and max are not read but follow from the samples.
// Cut off   what came before the cut is kept, samples up to the last whole pair.
// Errors    damaged samples and elements are skipped and counted. A document without samples, as
//           `summary --json` prints it, is refused. So is a newer version, and nesting deeper than
//           any of ours.
// Fixtures  converted from the mprof and line report fixtures.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/json_characters.h"
#include "core/formats/input/text_head.h"
#include "core/formats/tidemark/exported_recording.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

using nlohmann::json;

constexpr std::int64_t kVersion = 1;
constexpr std::size_t kMostNesting = 8;
constexpr std::size_t kMaxItemValues = 1U << 20U; ///< of one element but its samples
constexpr std::size_t kMaxSamples = 64U << 20U;   ///< of one series

/// How deep the parts of a document stand.
enum Depth : std::size_t { kDocument = 1, kRecording = 3, kItem = 5, kSamples = 6 };

/// Turns nlohmann's events into recordings. Only one series' samples are held beside them.
class DocumentEvents final : public json::json_sax_t
{
public:
    explicit DocumentEvents(const JsonCharacters& characters) : m_characters(characters) {}

    const std::optional<Error>& error() const { return m_error; }

    /// All recordings with content. @p cut is why the document ended early, if it did.
    Recordings finish(const std::optional<Error>& cut);

    bool null() override { return m_inSamples ? addSample(kGap, {}) : value(nullptr); }
    bool boolean(bool flag) override { return m_inSamples ? addNoSample() : value(flag); }
    bool number_integer(std::int64_t number) override { return integer(number); }
    bool number_unsigned(std::uint64_t number) override { return integer(number); }
    bool number_float(double number, const std::string& text) override
    {
        return m_inSamples ? addSample(number, text) : value(number);
    }
    bool string(std::string& text) override
    {
        return m_inSamples ? addNoSample() : value(std::move(text));
    }
    bool binary(json::binary_t&) override { return false; }
    bool key(std::string& name) override
    {
        m_keys[m_depth] = name;
        return true;
    }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override
    {
        return fail({ErrorCode::Malformed, {}, {}, position == 0 ? 0 : position - 1});
    }

private:
    template <typename Integer>
    bool integer(Integer number)
    {
        if (!m_inSamples) {
            return value(number);
        }
        return addSample(static_cast<double>(number),
                         m_inTimes ? std::to_string(number) : std::string());
    }

    bool value(json value);
    bool addSample(double number, std::string_view text);
    bool addNoSample() { return addSample(ExportedSamples::kNoValue, {}); }
    bool open(json container);
    bool close();
    void finishItem(bool isWhole);
    void finishRecording();
    bool checkVersion(const json& version);
    json* place(json value);
    bool isInRecordings() const { return m_keys[kDocument] == "recordings"; }
    bool fail(Error error)
    {
        m_error = std::move(error);
        return false;
    }

    const JsonCharacters& m_characters;
    std::size_t m_depth = 0;
    std::array<std::string, kMostNesting + 1> m_keys; ///< the member being read, by depth
    Recordings m_recordings;
    std::optional<ExportedRecording> m_recording;
    json m_item;
    std::vector<json*> m_open; ///< the containers of m_item that are not closed
    std::size_t m_itemValues = 0;
    ExportedSamples m_samples;
    bool m_inSamples = false; ///< inside a series' "t" or "values"
    bool m_inTimes = false;   ///< inside its "t"
    std::optional<Error> m_error;
};

bool DocumentEvents::checkVersion(const json& version)
{
    const auto number = integerOf(version);
    if (!number || *number < 1) {
        return fail({ErrorCode::Malformed, version.dump(), m_characters.line(), {}});
    }
    return *number <= kVersion ||
           fail({ErrorCode::UnsupportedVersion, version.dump(), m_characters.line(), {}});
}

/// Puts a value into the element being read; null if it grows out of all proportion.
json* DocumentEvents::place(json value)
{
    if (++m_itemValues > kMaxItemValues) {
        fail({ErrorCode::Malformed, {}, m_characters.line(), {}});
        return nullptr;
    }
    json& parent = *m_open.back();
    if (parent.is_array()) {
        parent.push_back(std::move(value));
        return &parent.back();
    }
    return &(parent[m_keys[m_depth]] = std::move(value));
}

/// @p text is that of the number, where it is a time.
bool DocumentEvents::addSample(double number, std::string_view text)
{
    if (m_depth != kSamples || m_characters.atEnd()) {
        return true; // inside a damaged sample, or at the cut end, perhaps inside this number
    }
    if (m_inTimes) {
        m_samples.positions.push_back(m_recording->positionOf(text));
    } else {
        m_samples.values.push_back(number);
    }
    const std::size_t count = std::max(m_samples.positions.size(), m_samples.values.size());
    return count <= kMaxSamples ||
           fail({ErrorCode::TooLarge, std::to_string(kMaxSamples * sizeof(double)), {}, {}});
}

bool DocumentEvents::value(json value)
{
    if (m_depth == kDocument && m_keys[kDocument] == "tidemark") {
        return checkVersion(value);
    }
    if (m_depth == kRecording && m_recording) {
        m_recording->setFact(m_keys[kRecording], std::move(value));
    }
    return m_open.empty() || place(std::move(value)) != nullptr;
}

bool DocumentEvents::open(json container)
{
    if (m_inSamples) {
        const bool added = addNoSample(); // one, however much stands in it
        return ++m_depth <= kMostNesting ? added : fail({ErrorCode::Malformed, "nesting", {}, {}});
    }
    const bool isSamples = m_depth == kItem && m_recording && m_keys[kRecording] == "series" &&
                           (m_keys[kItem] == "t" || m_keys[kItem] == "values");
    if (!m_open.empty() && !isSamples) {
        json* const placed = place(std::move(container));
        if (placed == nullptr) {
            return false;
        }
        m_open.push_back(placed);
    }
    if (++m_depth > kMostNesting) {
        return fail({ErrorCode::Malformed, "nesting", {}, {}});
    }
    m_inSamples = isSamples;
    m_inTimes = isSamples && m_keys[kItem] == "t";
    if (m_depth == kRecording && isInRecordings()) {
        m_recording.emplace();
    } else if (m_depth == kItem && m_recording) {
        m_item = json::object();
        m_open.assign(1, &m_item);
    }
    return true;
}

bool DocumentEvents::close()
{
    if (m_inSamples) {
        m_inSamples = m_depth != kSamples;
    } else if (m_depth == kItem && m_recording) {
        finishItem(true);
    } else if (m_depth == kRecording && m_recording) {
        finishRecording();
    } else if (!m_open.empty()) {
        m_open.pop_back();
    }
    --m_depth;
    return true;
}

void DocumentEvents::finishItem(bool isWhole)
{
    m_recording->addItem(m_keys[kRecording], m_item, m_samples, isWhole, m_characters.line());
    m_item = nullptr;
    m_open.clear();
    m_itemValues = 0;
    m_samples.clear();
}

void DocumentEvents::finishRecording()
{
    if (auto recording = m_recording->finish()) {
        m_recordings.push_back(std::move(recording));
    }
    m_recording.reset();
}

Recordings DocumentEvents::finish(const std::optional<Error>& cut)
{
    if (cut && m_recording) {
        if (!m_open.empty()) {
            finishItem(false);
        }
        m_recording->tally().addCutOff(*cut);
        finishRecording();
    }
    return std::move(m_recordings);
}

class TidemarkJsonReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"tidemark_json", "Tidemark JSON export", "*.json"}; }

    bool isDocument() const override { return true; }
    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// True if the content starts with {"tidemark":1,"recordings", whatever the version and blanks.
bool TidemarkJsonReader::finds(std::string_view head) const
{
    head = withoutByteOrderMark(head);
    const auto skip = [&head](std::string_view characters) {
        head.remove_prefix(std::min(head.find_first_not_of(characters), head.size()));
    };
    for (const std::string_view token : {"{", "\"tidemark\"", ":", ",", "\"recordings\""}) {
        skip(token == "," ? "0123456789 \t\r\n" : " \t\r\n");
        if (!head.starts_with(token)) {
            return false;
        }
        head.remove_prefix(token.size());
    }
    return true;
}

Result<Recordings> TidemarkJsonReader::read(Input& input, TaskControl& control,
                                            const ReadingOptions& /*options*/) const
{
    JsonCharacters characters(input, control);
    DocumentEvents events(characters);
    json::sax_parse(JsonCharacterIterator(characters), JsonCharacterIterator(), &events);
    const auto& error = characters.error() ? characters.error() : events.error();
    const bool isCut = error && (error->code == ErrorCode::Malformed || leavesUsableFront(*error));
    if (error && !isCut) {
        return tl::unexpected(*error);
    }
    Recordings recordings = events.finish(error);
    if (!recordings.empty()) {
        return recordings;
    }
    return error ? tl::unexpected(*error) : failure(ErrorCode::NoSamples);
}

} // namespace

std::unique_ptr<FormatReader> makeTidemarkJsonReader()
{
    return std::make_unique<TidemarkJsonReader>();
}

} // namespace tidemark
