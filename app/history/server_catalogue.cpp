// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/server_catalogue.h"

#include "core/live/server_labels.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostShown = 5000; // a list of more is of no use to a person

bool mentionsMemory(const std::string& metric)
{
    constexpr auto kWords = std::to_array<std::string_view>({"bytes", "mem", "heap", "rss"});
    return std::ranges::any_of(
        kWords, [&metric](std::string_view word) { return metric.find(word) != metric.npos; });
}

QStringList namesOf(const std::vector<std::string>& names)
{
    QStringList result;
    for (std::size_t i = 0; i < std::min(names.size(), kMostShown); ++i) {
        result << QString::fromStdString(names[i]);
    }
    return result;
}

} // namespace

ServerCatalogue::ServerCatalogue(QObject* parent)
    : QObject(parent),
      m_lists([this](const Lists& lists) {
          m_isAsking = false;
          if (lists.failure) {
              Q_EMIT failed(*lists.failure);
          } else {
              Q_EMIT listed(lists.metrics, lists.labels);
          }
      }),
      m_values([this](const Values& found) { Q_EMIT valuesListed(found.label, found.values); })
{
}

void ServerCatalogue::ask(const HistoryServer& server)
{
    m_server = server;
    m_isAsking = true;
    m_values.cancel();
    m_lists.startInBackground([server](TaskControl& control) { return listsOf(server, control); });
}

ServerCatalogue::Lists ServerCatalogue::listsOf(const HistoryServer& server, TaskControl& control)
{
    auto metrics = labelValues(server, "__name__", control);
    if (!metrics) {
        return {{}, {}, metrics.error()};
    }
    std::ranges::stable_partition(*metrics, mentionsMemory);
    const auto labels = labelNames(server, control);
    QStringList names = labels ? namesOf(*labels) : QStringList();
    names.removeAll(QStringLiteral("__name__"));
    return {namesOf(*metrics), names};
}

void ServerCatalogue::askValues(const QString& label)
{
    m_values.startInBackground([server = m_server, label](TaskControl& control) {
        const auto values = labelValues(server, label.toStdString(), control);
        return Values{label, values ? namesOf(*values) : QStringList()};
    });
}

} // namespace tidemark::app

#include "moc_server_catalogue.cpp"
