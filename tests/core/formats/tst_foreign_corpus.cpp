// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/statistics.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace tidemark;
using test::kMiB;

namespace
{

/// Beside the main checkout, or where TIDEMARK_CORPUS says.
QString corpusFolder()
{
    return qEnvironmentVariable("TIDEMARK_CORPUS", TIDEMARK_SOURCE "/../shared/corpus");
}

double seconds(std::int64_t nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e9;
}

} // namespace

/// Real files that nobody here wrote, against facts counted by an independent script.
class tst_ForeignCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachFile_data();
    void eachFile();

private:
    static void checkMprof(const Recordings& recordings, const QJsonObject& facts);
    static void checkPsrecord(const Recordings& recordings, const QJsonObject& facts);
    static void checkLineReport(const Recordings& recordings, const QJsonObject& facts);
    static void checkHeapSnapshot(const Result<Recordings>& recordings, const QJsonObject& facts);

    QJsonArray m_index;
};

void tst_ForeignCorpus::initTestCase()
{
    QFile file(corpusFolder() + "/index.json");
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no foreign files here: set TIDEMARK_CORPUS");
    }
    m_index = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(!m_index.isEmpty());
}

void tst_ForeignCorpus::eachFile_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("facts");
    for (const QJsonValue& value : std::as_const(m_index)) {
        const QJsonObject entry = value.toObject();
        const QString path = entry["file"].toString();
        if (entry["shared"].toBool() && QFile::exists(corpusFolder() + '/' + path)) {
            QTest::newRow(qUtf8Printable(path))
                << entry["fmt"].toString() << corpusFolder() + '/' + path
                << entry["facts"].toObject();
        }
    }
}

void tst_ForeignCorpus::eachFile()
{
    QFETCH(QString, kind);
    QFETCH(QString, path);
    QFETCH(QJsonObject, facts);
    TaskControl control;
    const auto recordings = builtinFormats().read(path.toStdString(), control);
    if (kind == "mprof") {
        QVERIFY(recordings.has_value());
        checkMprof(*recordings, facts);
    } else if (kind == "psrecord") {
        QVERIFY(recordings.has_value());
        checkPsrecord(*recordings, facts);
    } else if (kind == "memory_profiler-text") {
        QVERIFY(recordings.has_value());
        checkLineReport(*recordings, facts);
    } else if (kind == "v8-heapsnapshot") {
        checkHeapSnapshot(recordings, facts);
    } else if (recordings) { // none of the formats read here may claim a file of another kind
        for (const char* own : {"mprof", "psrecord", "line_report", "memory_usage", "trace_gc",
                                "csv", "json", "heapsnapshot"}) {
            QVERIFY2(recordings->front()->format != own, own);
        }
    }
}

void tst_ForeignCorpus::checkMprof(const Recordings& recordings, const QJsonObject& facts)
{
    const QJsonObject lines = facts["lines"].toObject();
    QCOMPARE(static_cast<int>(recordings.size()), lines["CMDLINE"].toInt());
    QCOMPARE(recordings.front()->program, facts["cmdline"].toString().toStdString());
    std::size_t samples = 0;
    double peak = 0.0;
    double peakAt = 0.0;
    const std::int64_t start = *recordings.front()->startedUnixNs;
    double last = 0.0;
    for (const auto& run : recordings) {
        QCOMPARE(run->format, std::string("mprof"));
        QVERIFY(run->warnings.empty());
        const auto statistics = statisticsOf(*run->timeline.mainSeries());
        samples += statistics.samples;
        last = seconds(*run->startedUnixNs - start + statistics.lastAt);
        if (statistics.max > peak) {
            peak = statistics.max;
            peakAt = seconds(*run->startedUnixNs - start + statistics.maxAt);
        }
    }
    QCOMPARE(static_cast<int>(samples), lines["MEM"].toInt());
    QCOMPARE(peak, std::round(facts["peak_MiB"].toDouble() * kMiB));
    QCOMPARE(QString::number(peakAt, 'f', 4),
             QString::number(facts["peak_at_s"].toDouble(), 'f', 4));
    QCOMPARE(QString::number(last, 'f', 4),
             QString::number(facts["duration_s"].toDouble(), 'f', 4));
}

void tst_ForeignCorpus::checkPsrecord(const Recordings& recordings, const QJsonObject& facts)
{
    QCOMPARE(recordings.size(), 1U);
    const Recording& run = *recordings.front();
    QCOMPARE(run.format, std::string("psrecord"));
    QVERIFY(run.warnings.empty());
    const auto real = statisticsOf(*test::seriesCalled(run, "Real"));
    QCOMPARE(static_cast<int>(real.samples), facts["rows"].toInt());
    QCOMPARE(real.max, std::round(facts["peak_real_MB"].toDouble() * kMiB));
    QCOMPARE(seconds(real.lastAt), facts["duration_s"].toDouble());
    QCOMPARE(statisticsOf(*test::seriesCalled(run, "Virtual")).max,
             std::round(facts["peak_virtual_MB"].toDouble() * kMiB));
    QCOMPARE(statisticsOf(*test::seriesCalled(run, "CPU (%)")).max, facts["max_cpu"].toDouble());
}

void tst_ForeignCorpus::checkLineReport(const Recordings& recordings, const QJsonObject& facts)
{
    QCOMPARE(recordings.size(), 1U);
    const Recording& report = *recordings.front();
    QCOMPARE(report.format, std::string("line_report"));
    const QJsonArray names = facts["filenames"].toArray();
    const QJsonArray details = facts["detail"].toArray();
    QCOMPARE(static_cast<int>(report.lineTables.size()), facts["tables"].toInt());
    for (std::size_t i = 0; i < report.lineTables.size(); ++i) {
        const LineTable& table = report.lineTables[i];
        const auto at = static_cast<qsizetype>(i);
        QCOMPARE(table.file, names.isEmpty() ? std::string() : names[at].toString().toStdString());
        std::int64_t most = 0;
        int withMemory = 0;
        for (const LineRow& row : table.rows) {
            most = std::max(most, row.memoryBytes.value_or(0));
            withMemory += row.memoryBytes ? 1 : 0;
        }
        QCOMPARE(static_cast<int>(table.rows.size()), details[at]["rows"].toInt());
        QCOMPARE(withMemory, details[at]["rows_with_mem"].toInt());
        QCOMPARE(most, std::llround(details[at]["max"].toDouble() * kMiB));
    }
}

void tst_ForeignCorpus::checkHeapSnapshot(const Result<Recordings>& recordings,
                                          const QJsonObject& facts)
{
    if (!facts.contains("nodes")) { // an empty file, and a text about snapshots
        QVERIFY(!recordings.has_value());
        return;
    }
    const double owned = facts["sum_edge_counts"].toDouble();
    const bool isExcerpt = owned > facts["edges"].toDouble(); // most that it refers to is gone
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.format, std::string("heapsnapshot"));
    const HeapGraph& graph = *recording.snapshots.at(0)->graph;
    QCOMPARE(double(graph.nodeCount()), facts["nodes"].toDouble());
    if (isExcerpt) {
        QVERIFY(graph.edgeCount() < facts["edges"].toDouble());
    } else {
        QCOMPARE(double(graph.edgeCount()), owned);
        QCOMPARE(double(graph.strings.size()), facts["strings"].toDouble());
    }
    double sum = 0.0;
    for (std::uint32_t i = 0; i < graph.nodeCount(); ++i) {
        sum += static_cast<double>(graph.selfSizes[i]);
    }
    QCOMPARE(sum, facts["total_self_size"].toDouble());
    const bool isAsDeclared =
        facts["declared_nodes"] == facts["nodes"] && facts["declared_edges"] == facts["edges"];
    QCOMPARE(!test::warningOf(recording, WarningCode::CountsWrong).has_value(), isAsDeclared);
}

TIDEMARK_TEST(tst_ForeignCorpus)

#include "tst_foreign_corpus.moc"
