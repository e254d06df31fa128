// SPDX-License-Identifier: GPL-3.0-or-later
// What a Prometheus server, or one that speaks its HTTP API (Thanos, Mimir, VictoriaMetrics),
// answers to a range query, saved as a file: `curl .../api/v1/query_range?... > answer.json`.
//
// Layout    {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":...,
//           "instance":...},"values":[[1435781430.781,"1"],...]},...]}}; also without what stands
//           around "data" or "result", with one "value" in place of "values" (an instant query),
//           and several answers one after the other, as pieces of a long time are fetched.
// Units     times are seconds since 1970 with any number of decimals; values are bytes as
//           Prometheus' names demand it, or plain numbers.
// Kept      one recording for each target (instance, pod, container), with its metrics as series;
//           changes of process_start_time_seconds as restarts. core/formats/README.md says more.
// Gaps      "NaN", infinities, negative sizes, and wherever the step from one sample to the next is
//           more than one and a half times the usual one.
// Errors    a sample that is none, native histograms: counted. What comes behind the place where
//           the text ends or stops to be JSON is lost, with a warning. An answer that says what
//           went wrong is refused with the server's words.
// Fixtures  saved from Prometheus 2.42, and made by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/prometheus_recordings.h"

#include <algorithm>

namespace tidemark
{

namespace
{

class PrometheusReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"prometheus", "Prometheus answer", "*.json"}; }

    bool isDocument() const override { return true; }
    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// @p head without white space at its front, and without @p token; as it was if it has not that.
bool take(std::string_view& head, std::string_view token)
{
    std::string_view rest = head;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    if (!rest.starts_with(token)) {
        return false;
    }
    head = rest.substr(token.size());
    return true;
}

/// True where @p head begins with an object whose first member is called @p name.
bool beginsWith(std::string_view head, std::string_view name)
{
    return take(head, "{") && take(head, name) && take(head, ":");
}

bool PrometheusReader::finds(std::string_view head) const
{
    head = withoutByteOrderMark(head);
    const auto holds = [head](std::string_view text) { return head.find(text) != head.npos; };
    const bool isAnswer = holds("\"resultType\"") && holds("\"result\"");
    const bool isRefusal = holds("\"errorType\"") && holds("\"error\"");
    if (beginsWith(head, "\"status\"") || beginsWith(head, "\"data\"")) {
        return isAnswer || isRefusal;
    }
    if (beginsWith(head, "\"resultType\"")) {
        return isAnswer;
    }
    const bool holdsSamples = holds("\"values\"") || holds("\"value\"");
    return take(head, "[") && beginsWith(head, "\"metric\"") && holdsSamples;
}

Result<Recordings> PrometheusReader::read(Input& input, TaskControl& control,
                                          const ReadingOptions& /*options*/) const
{
    PrometheusMatrix matrix;
    const auto added = matrix.add(input, control);
    if (!added) {
        const ErrorCode code = added.error().code;
        const bool isCut = code == ErrorCode::Malformed || code == ErrorCode::Truncated ||
                           leavesUsableFront(added.error());
        if (!isCut || matrix.samples() == 0) {
            return tl::unexpected(added.error());
        }
        matrix.tally().addCutOff(added.error());
    }
    auto recordings = prometheusRecordings(std::move(matrix), {}, control);
    return recordings && recordings->empty() ? failure(ErrorCode::NoSamples)
                                             : std::move(recordings);
}

} // namespace

std::unique_ptr<FormatReader> makePrometheusReader()
{
    return std::make_unique<PrometheusReader>();
}

} // namespace tidemark
