// SPDX-License-Identifier: GPL-3.0-or-later
// Differences by type that the measured program's own tool computed.
#include "core/formats/tidemark/tidemark_differences.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

const std::string kDifferencesLine =
    R"({"differences":{"tool":"memwatch HeapDiff","before":{"at":-3,"objects":11625,)"
    R"("bytes":1869904},"after":{"at":9,"objects":null},"added":10007,"removed":197,)"
    R"("size_delta":249232,"whole":true,"types":[["String",3,62,-2120]]}})"
    "\n";

} // namespace

class tst_TidemarkDifferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void damagedLinesAreCounted_data();
    void damagedLinesAreCounted();
    void noSumWraps();

private:
    static Result<Recordings> read(const std::string& lines);
};

Result<Recordings> tst_TidemarkDifferences::read(const std::string& lines)
{
    return test::readText("tidemark", R"({"tidemark":"recording","version":"1.3","program":"p",)"
                                      R"("axis_unit":"ns","series":[]})"
                                      "\n" +
                                          lines + "{\"end\":\"file\"}\n");
}

void tst_TidemarkDifferences::reads()
{
    const auto recordings = read(
        kDifferencesLine + R"({"different_types":[["Leaking",9998,0,239952],["x",0,0,0]]})" + "\n");
    QVERIFY(recordings.has_value()); // also without a sample
    const Recording& recording = *recordings->front();
    QVERIFY(recording.warnings.empty());
    QCOMPARE(recording.differences.size(), 1U);
    const TypeDifferences expected{
        "memwatch HeapDiff",
        {-3, 11'625, 1'869'904},
        {9, {}, {}},
        249'232,
        10'007,
        197,
        {{"String", 3, 62, -2'120}, {"Leaking", 9'998, 0, 239'952}, {"x", 0, 0, 0}}};
    QVERIFY(*recording.differences.front() == expected);
}

void tst_TidemarkDifferences::damagedLinesAreCounted_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto add = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    add("no tool", R"("tool":"memwatch HeapDiff",)", "");
    add("negative size before", "1869904", "-1869904");
    add("objects that are no number", "11625", "\"many\"");
    add("position out of range", ":-3", ":9223372036854775807");
    add("negative count", "10007", "-1");
    add("size beyond doubles", "249232", "-9007199254740994");
    add("whole is no truth", "true", "1");
    add("no types", R"([["String",3,62,-2120]])", "null");
    add("a type without a size", ",-2120]", "]");
    add("a type with a negative count", "3,62", "-3,62");
}

void tst_TidemarkDifferences::damagedLinesAreCounted()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QString line = QString::fromStdString(kDifferencesLine);
    QVERIFY(line.contains(from));
    line.replace(from, to);
    const auto recordings =
        read(kDifferencesLine + line.toStdString() + "{\"different_types\":[[1]]}\n");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.differences.size(), 1U);
    QCOMPARE(recording.differences.front()->types.size(), 1U);
    QCOMPARE(test::warningOf(recording, WarningCode::LinesSkipped)->count, 2U);
}

/// Each type may be large, all together not too large.
void tst_TidemarkDifferences::noSumWraps()
{
    const std::string half = R"({"different_types":[["x",0,0,-5000000000000000]]})"
                             "\n";
    const auto recordings = read(kDifferencesLine + half + half);
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.differences.front()->types.size(), 2U);
    QCOMPARE(test::warningOf(recording, WarningCode::LinesSkipped)->count, 1U);
}

TIDEMARK_TEST(tst_TidemarkDifferences)

#include "tst_tidemark_differences.moc"
