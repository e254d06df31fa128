// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_answer.h"

#include "core/formats/series/prometheus_sample.h"
#include "core/model/fetch_problem.h"

#include <nlohmann/json.hpp>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostNameBytes = 4096;
constexpr std::uint64_t kMostLabelBytes = 1U << 20U;
constexpr std::uint64_t kMostTextBytes = 64U << 10U;
constexpr std::size_t kMostSampleBytes = 256;

using nlohmann::json;

} // namespace

Result<void> PrometheusAnswer::readObject(const Member& member)
{
    if (auto open = m_stream.expect('{'); !open) {
        return open;
    }
    if (m_stream.skipSpace() == '}') {
        return m_stream.expect('}');
    }
    for (;;) {
        const auto key = m_stream.readRawString(kMostNameBytes);
        if (!key) {
            return tl::unexpected(key.error());
        }
        const auto read = m_stream.expect(':').and_then([&] { return member(*key); });
        if (!read) {
            return read;
        }
        if (m_stream.skipSpace() != ',') {
            return m_stream.expect('}');
        }
        m_stream.advance(1);
    }
}

Result<void> PrometheusAnswer::readArray(const std::function<Result<void>()>& element)
{
    if (auto open = m_stream.expect('['); !open) {
        return open;
    }
    if (m_stream.skipSpace() == ']') {
        return m_stream.expect(']');
    }
    for (;;) {
        if (auto read = element(); !read) {
            return read;
        }
        if (m_stream.skipSpace() != ',') {
            return m_stream.expect(']');
        }
        m_stream.advance(1);
    }
}

Result<void> PrometheusAnswer::read()
{
    do {
        if (auto answer = readAnswer(); !answer) {
            return answer;
        }
        if (m_status == "error") {
            return tl::unexpected(fetchError({FetchProblem::Kind::Refused, m_serverWords}));
        }
    } while (m_stream.skipSpace() != JsonStream::kEnd);
    const auto end = m_stream.unexpected();
    return end.value().code == ErrorCode::Truncated ? Result<void>() : Result<void>(end);
}

Result<void> PrometheusAnswer::readAnswer()
{
    m_status.clear();
    m_isInData = false;
    if (m_stream.skipSpace() == '[') {
        return readArray([this] { return readSeries(); });
    }
    return readObject([this](const std::string& key) { return readAnswerMember(key); });
}

Result<void> PrometheusAnswer::readAnswerMember(const std::string& key)
{
    if (key == "data" && !m_isInData && m_stream.skipSpace() == '{') {
        m_isInData = true;
        return readObject([this](const std::string& inner) { return readAnswerMember(inner); });
    }
    if (key == "result" && m_stream.skipSpace() == '[') {
        m_matrix.setIsAnswer();
        return readArray([this] { return readSeries(); });
    }
    if ((key == "warnings" || key == "infos") && m_stream.skipSpace() == '[') {
        return readArray([this] { return readRemark(); });
    }
    if (key == "status") {
        return readText(m_status);
    }
    return key == "error" ? readText(m_serverWords) : m_stream.skipValue();
}

/// Anything but a string leaves @p text as it is.
Result<void> PrometheusAnswer::readText(std::string& text)
{
    return m_stream.captureValue(kMostTextBytes).map([&text](const std::string& captured) {
        const json value = json::parse(captured, nullptr, false);
        text = value.is_string() ? value.get<std::string>() : text;
    });
}

Result<void> PrometheusAnswer::readRemark()
{
    std::string remark;
    return readText(remark).map([&] { m_matrix.addRemark(std::move(remark)); });
}

Result<void> PrometheusAnswer::readLabels()
{
    return m_stream.captureValue(kMostLabelBytes).map([this](const std::string& captured) {
        const json labels = json::parse(captured, nullptr, false);
        if (labels.is_object()) {
            for (const auto& [name, value] : labels.items()) {
                m_series.labels[name] = value.is_string() ? value.get<std::string>() : value.dump();
            }
        }
    });
}

Result<void> PrometheusAnswer::readSeries()
{
    m_series.labels.clear();
    m_series.unixNs.clear();
    m_series.values.clear();
    const auto read = readObject([&](const std::string& key) {
        if (key == "metric") {
            return readLabels();
        }
        if (key == "values" && m_stream.skipSpace() == '[') {
            return readSamples();
        }
        if (key == "value" && m_stream.skipSpace() == '[') {
            return readSample();
        }
        if (key == "histograms" || key == "histogram") {
            m_matrix.tally().add(WarningCode::CellsUnreadable); // buckets, no number
        }
        return m_stream.skipValue();
    });
    const bool isUsable = read || read.error().code != ErrorCode::Cancelled;
    if (isUsable && !m_series.values.empty()) {
        if (auto taken = m_matrix.take(m_series); !taken) {
            return taken;
        }
    }
    return read;
}

/// What readArray() does, without a call for each of millions.
Result<void> PrometheusAnswer::readSamples()
{
    m_stream.advance(1);
    if (m_stream.skipSpace() == ']') {
        return m_stream.expect(']');
    }
    for (;;) {
        if (auto sample = readSample(); !sample) {
            return sample;
        }
        const int next = m_stream.peek();
        if (next != ',' && m_stream.skipSpace() != ',') {
            return m_stream.expect(']');
        }
        m_stream.advance(1);
    }
}

Result<void> PrometheusAnswer::readSample()
{
    if (m_stream.peek() != '[' && m_stream.skipSpace() != '[') {
        return m_stream.unexpected();
    }
    const std::uint64_t byte = m_stream.offset();
    m_sample.clear();
    std::string_view text;
    for (bool isWhole = false; !isWhole;) {
        const std::string_view bytes = m_stream.buffered();
        const std::size_t end = bytes.find(']');
        isWhole = end != bytes.npos;
        const std::size_t count = isWhole ? end + 1 : bytes.size();
        if (bytes.empty()) {
            return m_stream.unexpected();
        }
        if (m_sample.size() + count > kMostSampleBytes) {
            return failure(ErrorCode::Malformed, m_sample.substr(0, kMostSampleBytes), {}, byte);
        }
        text = bytes.substr(0, count);
        if (!isWhole || !m_sample.empty()) {
            m_sample += text;
            text = m_sample;
        }
        m_stream.advance(count);
    }
    const auto sample = prometheusSampleOf(text);
    if (!sample || !sample->isPossible) {
        m_matrix.tally().add(WarningCode::CellsUnreadable);
    }
    if (sample) {
        m_series.unixNs.push_back(sample->unixNs);
        m_series.values.push_back(sample->value);
    }
    return {};
}

} // namespace tidemark
