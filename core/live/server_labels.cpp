// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/server_labels.h"

#include "core/live/unix_seconds.h"
#include "core/model/fetch_problem.h"

#include <nlohmann/json.hpp>

namespace tidemark
{

namespace
{

using nlohmann::json;

/// The list that a server answers with.
Result<json> listAt(const HistoryServer& server, const QByteArray& path,
                    const QUrlQuery& parameters, TaskControl& control)
{
    using namespace std::chrono_literals;
    constexpr qint64 kMostBytes = qint64{64} << 20U;
    const auto manager = managerFor(server);
    HistoryAnswer answer(*manager, server, path.constData(), parameters, {kMostBytes, 30s});
    return answer.wait(control).and_then([](const std::string& text) -> Result<json> {
        constexpr std::size_t kQuoted = 100;
        json document = json::parse(text, nullptr, false);
        if (!document.is_object() || !document.contains("data") || !document["data"].is_array()) {
            return tl::unexpected(
                fetchError({FetchProblem::Kind::NotPrometheus, text.substr(0, kQuoted)}));
        }
        return std::move(document["data"]);
    });
}

Result<std::vector<std::string>> namesAt(const HistoryServer& server, const QByteArray& path,
                                         TaskControl& control)
{
    return listAt(server, path, {}, control).map([](const json& list) {
        std::vector<std::string> names;
        for (const json& name : list) {
            if (name.is_string()) {
                names.push_back(name.get<std::string>());
            }
        }
        return names;
    });
}

} // namespace

Result<std::vector<std::string>> labelNames(const HistoryServer& server, TaskControl& control)
{
    return namesAt(server, "/api/v1/labels", control);
}

Result<std::vector<std::string>> labelValues(const HistoryServer& server, const std::string& label,
                                             TaskControl& control)
{
    const QByteArray name = QUrl::toPercentEncoding(QString::fromStdString(label));
    return namesAt(server, "/api/v1/label/" + name + "/values", control);
}

Result<std::size_t> seriesCount(const HistoryServer& server, const std::string& selector,
                                const HistoryRange& range, TaskControl& control)
{
    QUrlQuery parameters;
    addParameter(parameters, "match[]", selector);
    addParameter(parameters, "start", unixSeconds(range.start));
    addParameter(parameters, "end", unixSeconds(range.end));
    return listAt(server, "/api/v1/series", parameters, control).map([](const json& list) {
        return list.size();
    });
}

} // namespace tidemark
