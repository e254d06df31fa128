// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/types/class_histogram.h"
#include "core/snapshots/type_comparison.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace tidemark;

namespace
{

const std::string kHeader = " num     #instances         #bytes  class name (module)\n"
                            "-------------------------------------------------------\n";
const std::string kRows = "   1:            10           1000  [B (java.base@17.0.15)\n"
                          "   2:             5            120  app.Order\n";
const std::string kTotal = "Total            15           1120\n";

Result<Recordings> readHistogram(const std::string& text)
{
    return test::readText("class_histogram", text);
}

std::int64_t bytesOf(const TypeTable& types)
{
    std::int64_t bytes = 0;
    for (const TypeRow& row : types.rows) {
        bytes += row.shallowBytes;
    }
    return bytes;
}

} // namespace

class tst_ClassHistogramReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrowingProgram();
    void oldLayout();
    void layoutOfAForcedDump();
    void namesOfTypes_data();
    void namesOfTypes();
    void outputAroundIt();
    void damagedRows();
    void withoutTotals();
    void totalsThatDoNotFit();
    void cutAnywhere();
    void nothingToShow();
    void looksLikeAHistogram();
    void ofALiveProcess();
    void cancel();
    void foreignFilesOfTheCorpus();
};

/// Two histograms of one program, one after the other in a file.
void tst_ClassHistogramReader::aGrowingProgram()
{
    const auto recordings = test::readFixture("class_histogram/java17.txt");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.format, std::string("class_histogram"));
    QVERIFY(recording.warnings.empty());
    QCOMPARE(recording.snapshots.size(), 2U);
    const TypeTable& before = recording.snapshots[0]->types;
    const TypeTable& after = recording.snapshots[1]->types;
    QCOMPARE(before.rows.size(), 366U);
    QVERIFY(before.rows.front() == (TypeRow{"byte[]", 8468, 384224, {}}));
    QCOMPARE(bytesOf(before), 1339072);
    QCOMPARE(bytesOf(after), 22222632);
    const auto comparison = compareTypes(before, after);
    QCOMPARE(comparison->types[0].heapClass.name, std::string("byte[]"));
    QCOMPARE(comparison->types[1].heapClass.name, std::string("Leak$Order"));
    QCOMPARE(comparison->types[1].countDelta(), 20000);
    QCOMPARE(comparison->types[1].sizeDelta(), 480000);
}

/// Of Java 8, with a class of two class loaders.
void tst_ClassHistogramReader::oldLayout()
{
    const auto recordings = test::readFixture("class_histogram/java8.txt");
    QVERIFY(recordings.has_value());
    const TypeTable& types = recordings->front()->snapshots.front()->types;
    QCOMPARE(types.rows.size(), 6U);
    QVERIFY(types.rows[0] == (TypeRow{"char[]", 23885, 1567568, {}}));
    QVERIFY(types.rows[5] == (TypeRow{"com.example.Plugin", 3, 72, {}}));
    QVERIFY(recordings->front()->warnings.empty());
}

void tst_ClassHistogramReader::layoutOfAForcedDump()
{
    const auto recordings = readHistogram("Object Histogram:\n\n"
                                          "num \t  #instances\t#bytes\tClass description\n"
                                          "--------------------------------------\n"
                                          "1:\t\t7\t700\tchar[]\n2:\t\t1\t16\t* ConstMethodKlass\n"
                                          "Total : \t8\t716\n");
    QVERIFY(recordings.has_value());
    const TypeTable& types = recordings->front()->snapshots.front()->types;
    QCOMPARE(types.rows[0].name, std::string("char[]"));
    QCOMPARE(types.rows[1].name, std::string("* ConstMethodKlass"));
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 1, 1, {}}}));
}

void tst_ClassHistogramReader::namesOfTypes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("inSource");
    QTest::newRow("array") << QByteArray("[B") << QByteArray("byte[]");
    QTest::newRow("long") << QByteArray("[J") << QByteArray("long[]");
    QTest::newRow("deep") << QByteArray("[[[Z") << QByteArray("boolean[][][]");
    QTest::newRow("of objects") << QByteArray("[[Ljava.lang.Object;")
                                << QByteArray("java.lang.Object[][]");
    QTest::newRow("no array") << QByteArray("java.util.HashMap$Node")
                              << QByteArray("java.util.HashMap$Node");
    for (const char* const odd : {"[", "[[", "[Q", "[L;", "[Lx", "B", "", "<methodKlass>"}) {
        QTest::newRow(odd) << QByteArray(odd) << QByteArray(odd);
    }
}

void tst_ClassHistogramReader::namesOfTypes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, inSource);
    QCOMPARE(javaTypeName(name.toStdString()), inSource.toStdString());
}

void tst_ClassHistogramReader::outputAroundIt()
{
    const auto recordings =
        test::readAnyText("starting\n4711:\n" + kHeader + kRows + kTotal + "done\n1: 2 3 x\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->snapshots.front()->types.rows.size(), 2U);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 3, 1, {}}}));
}

void tst_ClassHistogramReader::damagedRows()
{
    for (const std::string row :
         {"3: x 5 app.A\n", "3: 1 -5 app.A\n", "3: 1 5\n", "3:\n",
          "3: 1 99999999999999999999 app.A\n", "3: 1 9007199254740993 app.A\n",
          "3: 1 9007199254740992 app.Order\n"}) {
        const auto recordings = readHistogram(kHeader + kRows + row + kTotal);
        QVERIFY2(recordings.has_value(), row.c_str());
        QCOMPARE(recordings->front()->snapshots.front()->types.rows.size(), 2U);
        QCOMPARE(recordings->front()->warnings,
                 (std::vector<Warning>{{WarningCode::LinesSkipped, 1, 5, {}}}));
    }
}

/// As after `| head`.
void tst_ClassHistogramReader::withoutTotals()
{
    const auto recordings = readHistogram(kHeader + kRows);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->snapshots.front()->types.rows.size(), 2U);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::FileCutOff, 1, 1, {}}}));
}

void tst_ClassHistogramReader::totalsThatDoNotFit()
{
    for (const std::string total : {"Total 15 1121\n", "Total 16 1120\n"}) {
        const auto recordings = readHistogram(kHeader + kRows + total);
        QVERIFY(recordings.has_value());
        QCOMPARE(recordings->front()->warnings,
                 (std::vector<Warning>{{WarningCode::CountsWrong, 1, 1, {}}}));
    }
}

/// Whatever is missing: no row has a name that is cut, and nobody takes it for whole.
void tst_ClassHistogramReader::cutAnywhere()
{
    const std::string whole = kHeader + kRows + kTotal;
    for (std::size_t length = kHeader.size(); length + 2 < whole.size(); ++length) {
        const auto recordings = readHistogram(whole.substr(0, length));
        if (!recordings) {
            continue;
        }
        const Recording& recording = *recordings->front();
        QVERIFY2(!recording.warnings.empty(), whole.substr(0, length).c_str());
        for (const TypeRow& row : recording.snapshots.front()->types.rows) {
            QVERIFY2(row.name == "byte[]" || row.name == "app.Order", row.name.c_str());
        }
    }
}

void tst_ClassHistogramReader::nothingToShow()
{
    QCOMPARE(readHistogram(kHeader).error().code, ErrorCode::NoSamples);
    QCOMPARE(readHistogram(kHeader + kTotal).error().code, ErrorCode::NoSamples);
    const auto damaged = readHistogram(kHeader + "1: x\n");
    QCOMPARE(damaged.error().code, ErrorCode::NoSamples);
    QCOMPARE(damaged.error().line, std::optional<std::uint64_t>(3));
}

void tst_ClassHistogramReader::looksLikeAHistogram()
{
    const auto finds = [](const std::string& text) {
        return builtinFormats().find("class_histogram")->finds(text);
    };
    QVERIFY(finds(kHeader));
    QVERIFY(finds("\xef\xbb\xbf" + kHeader));
    QVERIFY(finds("4711:\r\n num   #instances    #bytes  class name\r\n"));
    QVERIFY(!finds("num #instances\n"));
    QVERIFY(!finds("num #instances #bytes\n"));
    QVERIFY(!finds("how to read num #instances #bytes class name\n"));
    QVERIFY(!finds(kRows));
}

/// What a JVM answered must be one histogram, all of it.
void tst_ClassHistogramReader::ofALiveProcess()
{
    const auto types = classHistogramIn(kHeader + kRows + kTotal);
    QVERIFY(types.has_value());
    QCOMPARE(types->rows.size(), 2U);
    const std::string whole = kHeader + kRows + kTotal;
    for (const std::string& text :
         {std::string(), std::string("help me\n"), kHeader + kRows, kHeader + kTotal, whole + whole,
          kHeader + kRows + "3: 1 x\n" + kTotal, kHeader + kRows + "Total 15 1121\n"}) {
        QVERIFY2(!classHistogramIn(text), text.c_str());
    }
}

void tst_ClassHistogramReader::cancel()
{
    auto input = Input::fromBytes(kHeader + kRows + kTotal);
    QVERIFY(input.has_value());
    test::CancelledControl control;
    const auto read = builtinFormats().find("class_histogram")->read(*input, control, {});
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

/// Files that nobody here wrote.
void tst_ClassHistogramReader::foreignFilesOfTheCorpus()
{
    const QString folder =
        qEnvironmentVariable("TIDEMARK_CORPUS", TIDEMARK_SOURCE "/../shared/corpus") +
        QStringLiteral("/jvm-histogram");
    const std::string large = (folder + "/NajeebArif__memoryleak/histo.txt").toStdString();
    if (!std::filesystem::exists(large)) {
        QSKIP("no foreign files here: set TIDEMARK_CORPUS");
    }
    const auto read = test::readFile(large);
    QVERIFY(read.has_value());
    QVERIFY(read->front()->warnings.empty());
    QCOMPARE(bytesOf(read->front()->snapshots.front()->types), 389926088);
    const auto old =
        test::readFile((folder + "/hazelcast__hazelcast/hazelcast-13291.histo.txt").toStdString());
    QVERIFY(old.has_value());
    QCOMPARE(old->front()->snapshots.front()->types.rows.size(), 15U);
    QVERIFY(test::warningOf(*old->front(), WarningCode::FileCutOff).has_value());
}

TIDEMARK_TEST(tst_ClassHistogramReader)

#include "tst_class_histogram_reader.moc"
