// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/csv_loss_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct CsvLossText {
    Q_DECLARE_TR_FUNCTIONS(CsvLossText)
};

template <typename Predicate>
bool anyOf(const Recordings& recordings, Predicate predicate)
{
    return std::ranges::any_of(recordings,
                               [&](const auto& recording) { return predicate(*recording); });
}

template <typename Count>
int sumOf(const Recordings& recordings, Count count)
{
    std::size_t sum = 0;
    for (const auto& recording : recordings) {
        sum += count(*recording);
    }
    constexpr std::size_t kMost = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(sum, kMost));
}

} // namespace

QString csvLossText(const Recordings& recordings)
{
    QStringList lost;
    if (anyOf(recordings, [](const Recording& one) { return !one.program.empty(); })) {
        lost << CsvLossText::tr("the program");
    }
    if (anyOf(recordings, [](const Recording& one) { return one.startedUnixNs.has_value(); })) {
        lost << CsvLossText::tr("the start time");
    }
    const auto add = [&lost](int count, const QString& text) {
        if (count > 0) {
            lost << text;
        }
    };
    const int markers =
        sumOf(recordings, [](const Recording& one) { return one.timeline.markers.size(); });
    add(markers, CsvLossText::tr("%Ln event(s) and function span(s)", nullptr, markers));
    const int snapshots =
        sumOf(recordings, [](const Recording& one) { return one.snapshots.size(); });
    add(snapshots, CsvLossText::tr("%Ln snapshot(s)", nullptr, snapshots));
    const int differences =
        sumOf(recordings, [](const Recording& one) { return one.differences.size(); });
    add(differences, CsvLossText::tr("%Ln recorded difference(s)", nullptr, differences));
    const bool hasSeries =
        anyOf(recordings, [](const Recording& one) { return !one.timeline.series.empty(); });
    const int tables =
        sumOf(recordings, [](const Recording& one) { return one.lineTables.size(); });
    add(hasSeries ? tables : 0, CsvLossText::tr("%Ln line table(s)", nullptr, tables));
    const int lines = sumOf(recordings, [](const Recording& one) { return one.output.size(); });
    add(lines, CsvLossText::tr("%Ln line(s) of output", nullptr, lines));
    return lost.isEmpty() ? QString()
                          : CsvLossText::tr("CSV holds samples only. Left out: %1.")
                                .arg(lost.join(CsvLossText::tr(", ", "between parts of a list")));
}

} // namespace tidemark::app
