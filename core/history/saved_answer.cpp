// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/saved_answer.h"

#include "core/documents/number_out.h"
#include "core/documents/output_file.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tidemark
{

namespace
{

void appendSamples(const PrometheusSeries& series, OutputFile& file)
{
    NumberBuffer time;
    NumberBuffer number;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        file.append(i == 0 ? "[" : ",[");
        file.append(time.seconds(series.unixNs[i]));
        file.append(",\"");
        file.append(std::isnan(series.values[i]) ? "NaN" : number.value(series.values[i]));
        file.append("\"]");
    }
}

} // namespace

Result<void> writeAnswer(const std::filesystem::path& path, const PrometheusMatrix& matrix,
                         TaskControl& control, Overwrite overwrite)
{
    auto file = OutputFile::replacing(path, overwrite);
    if (!file) {
        return tl::unexpected(file.error());
    }
    file->append(R"({"status":"success","data":{"resultType":"matrix","result":[)");
    bool isFirst = true;
    for (const PrometheusSeries& series : matrix.series()) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        const nlohmann::json labels = series.labels;
        file->append(isFirst ? "\n{\"metric\":" : ",\n{\"metric\":");
        file->append(labels.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        file->append(",\"values\":[");
        appendSamples(series, *file);
        file->append("]}");
        isFirst = false;
    }
    file->append("]}}\n");
    return file->commit();
}

} // namespace tidemark
