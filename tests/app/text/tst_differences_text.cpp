// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/differences_text.h"
#include "app/text/time_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// What is said of differences that a tool recorded.
class tst_DifferencesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allThatIsKnown();
    void whatIsNotKnown();
    void placesOfAnyAxis();
    void sumsThatLookAlike();
    void listsThatAreCut();

private:
    static TypeDifferences readme();
};

TypeDifferences tst_DifferencesText::readme()
{
    return {"memwatch HeapDiff",
            {0, 11'625, 1'869'904},
            {120'000'000'000, 21'435, 2'119'136},
            249'232,
            10'007,
            197,
            {{"String", 3, 62, -2'120}, {"LeakingClass", 9'998, 0, 251'352}}};
}

void tst_DifferencesText::allThatIsKnown()
{
    Recording recording;
    recording.startedUnixNs = 1'365'703'212'000'000'000;
    const QStringList said = differencesSentences(readme(), recording);
    QCOMPARE(said.size(), 3);
    QVERIFY2(said[0].contains(QStringLiteral("memwatch HeapDiff")), qPrintable(said[0]));
    QVERIFY2(said[0].contains(differencesTime(readme(), recording)), qPrintable(said[0]));
    QCOMPARE(said[1], QStringLiteral("The heap before: 11,625 objects, 1.78\u00a0MiB; after: "
                                     "21,435 objects, 2.02\u00a0MiB."));
    QVERIFY(said[2].contains(QStringLiteral("not known")));
}

void tst_DifferencesText::whatIsNotKnown()
{
    const TypeDifferences differences{"tool"};
    const QStringList said = differencesSentences(differences, {});
    QCOMPARE(said.size(), 2);
    QCOMPARE(said[0], QStringLiteral("Computed in the program itself, by tool."));
    QVERIFY(differencesTime(differences, {}).isEmpty());
    TypeDifferences half = readme();
    half.before = {};
    half.sizeDelta.reset();
    QVERIFY(differencesSentences(half, {})[1].startsWith(
        QStringLiteral("The heap before: — objects, —; after: 21,435 objects")));
    QCOMPARE(differencesSentences(half, {}).size(), 3);
}

void tst_DifferencesText::placesOfAnyAxis()
{
    Recording recording;
    recording.timeline.axis = AxisUnit::Ordinal;
    TypeDifferences differences{"tool"};
    differences.after.position = 1;
    QCOMPARE(differencesTime(differences, recording), QStringLiteral("sample 1"));
    recording.timeline.axis = AxisUnit::Nanoseconds;
    QCOMPARE(differencesTime(differences, recording), axisPositionText(AxisUnit::Nanoseconds, 1));
}

/// The types rarely come to what the whole heap changed by.
void tst_DifferencesText::sumsThatLookAlike()
{
    TypeDifferences differences = readme();
    differences.sizeDelta = 2'166'196;
    const QString far = differencesSentences(differences, {}).back();
    QVERIFY2(far.contains(QStringLiteral("+243\u00a0KiB")), qPrintable(far));
    QVERIFY2(far.contains(QStringLiteral("+2.07\u00a0MiB")), qPrintable(far));
    differences.sizeDelta = 249'230;
    const QString near = differencesSentences(differences, {}).back();
    QVERIFY2(near.contains(QStringLiteral("+249,232\u00a0B")), qPrintable(near));
    QVERIFY2(near.contains(QStringLiteral("+249,230\u00a0B")), qPrintable(near));
}

void tst_DifferencesText::listsThatAreCut()
{
    TypeDifferences differences = readme();
    differences.isWhole = false;
    const QStringList said = differencesSentences(differences, {});
    QVERIFY(said.filter(QStringLiteral("incomplete")).size() == 1);
    differences.types.clear();
    differences.sizeDelta = 5;
    QVERIFY(differencesSentences(differences, {}).filter(QStringLiteral("add up")).isEmpty());
}

TIDEMARK_TEST(tst_DifferencesText)

#include "tst_differences_text.moc"
