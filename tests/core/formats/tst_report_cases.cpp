// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"
#include "core/timeline/statistics.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>
#include <set>

using namespace tidemark;
using nlohmann::json;

namespace
{

const std::filesystem::path kCases = TIDEMARK_SOURCE "/tests/core/formats/reports";

json tableOfCases()
{
    std::ifstream file(kCases / "expected.json");
    return json::parse(file);
}

json shown(const Series& series)
{
    const auto statistics = statisticsOf(series);
    const std::uint64_t readings = series.values->summarize(0, series.size()).count;
    json result{{"kind", idOf(series.kind)}, {"name", series.name},
                {"readings", readings},      {"gaps", series.size() - readings},
                {"first", statistics.first}, {"peak", statistics.max}};
    result["pid"] = series.pid ? json(*series.pid) : json();
    return result;
}

/// What there is of a recording, with the names that the table uses.
json shown(const Recording& recording)
{
    json result{{"format", recording.format}, {"program", recording.program}};
    for (const Series& series : recording.timeline.series) {
        result["series"].push_back(shown(series));
    }
    if (const Series* const main = recording.timeline.mainSeries()) {
        result["main"] = main->name;
        const LeakJudgement judgement = judgeLeak(recording.timeline);
        const auto doubt = idOf(judgement.doubt);
        result["verdict"] = idOf(judgement.verdict);
        result["doubt"] = doubt ? json(*doubt) : json();
    }
    for (const LineTable& table : recording.lineTables) {
        result["tables"].push_back({{"file", table.file}, {"rows", table.rows.size()}});
    }
    result["warnings"] = json::object();
    for (const Warning& warning : recording.warnings) {
        result["warnings"][std::string(idOf(warning.code))] = warning.count;
    }
    return result;
}

/// The first difference between what is @p expected and @p actual; empty if there is none. Members
/// that nothing is expected of may be anything.
std::string difference(const json& expected, const json& actual, const std::string& place)
{
    if (expected.is_object() && actual.is_object()) {
        for (const auto& [name, value] : expected.items()) {
            const json there = actual.contains(name) ? actual[name] : json();
            std::string inner = difference(value, there, place + '.' + name);
            if (!inner.empty()) {
                return inner;
            }
        }
        return {};
    }
    if (expected.is_array() && actual.is_array() && expected.size() == actual.size()) {
        for (std::size_t i = 0; i < expected.size(); ++i) {
            std::string inner =
                difference(expected[i], actual[i], place + '[' + std::to_string(i) + ']');
            if (!inner.empty()) {
                return inner;
            }
        }
        return {};
    }
    return expected == actual
               ? std::string()
               : place + ": expected " + expected.dump() + ", there is " + actual.dump();
}

} // namespace

/// Files as people have them, against what is right for each. A row of expected.json names a file
/// and what must come out: "recordings", with as much of each as counts, or "refused".
class tst_ReportCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCase_data();
    void everyCase();
    void everyFileIsInTheTable();
};

void tst_ReportCases::everyCase_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const json& row : tableOfCases()) {
        QTest::newRow(row["file"].get<std::string>().c_str())
            << QByteArray::fromStdString(row.dump());
    }
}

void tst_ReportCases::everyCase()
{
    QFETCH(QByteArray, row);
    const json expected = json::parse(row.toStdString());
    const auto recordings = test::readFile(kCases / expected["file"].get<std::string>());
    json actual;
    if (recordings) {
        for (const auto& recording : *recordings) {
            actual["recordings"].push_back(shown(*recording));
        }
    } else {
        actual["refused"] = recordings.error().detail;
    }
    json wanted = expected;
    wanted.erase("file");
    const std::string problem = difference(wanted, actual, "");
    QVERIFY2(problem.empty(), problem.c_str());
}

void tst_ReportCases::everyFileIsInTheTable()
{
    std::set<std::string> inTable{"expected.json"};
    for (const json& row : tableOfCases()) {
        inTable.insert(row["file"].get<std::string>());
    }
    for (const auto& entry : std::filesystem::directory_iterator(kCases)) {
        const std::string name = entry.path().filename().string();
        QVERIFY2(inTable.contains(name), name.c_str());
    }
}

TIDEMARK_TEST(tst_ReportCases)

#include "tst_report_cases.moc"
