// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/remembered_columns.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

using Use = ColumnChoice::Use;
using Names = std::vector<std::string>;

class tst_RememberedColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLayoutIsFormatAndNamesInOrder();
    void whatIsTakenBackIsForgotten();
    void theOldestGo();
    void textsComeBack();
    void nonsenseIsPassedOver();
};

void tst_RememberedColumns::aLayoutIsFormatAndNamesInOrder()
{
    RememberedColumns remembered;
    const Names names{"time", "x"};
    const ColumnChoices choices{{{"x", Use::Memory, {}, "KiB"}}};
    remembered.remember("csv", names, choices);
    QCOMPARE(remembered.find("csv", names), choices);
    QVERIFY(remembered.find("json", names).isEmpty());
    QVERIFY(remembered.find("csv", Names{"x", "time"}).isEmpty());
    QVERIFY(remembered.find("csv", Names{"time", "x", "y"}).isEmpty());
    QVERIFY(remembered.find("csv", Names{"timex"}).isEmpty());
}

void tst_RememberedColumns::whatIsTakenBackIsForgotten()
{
    RememberedColumns remembered;
    const Names names{"time", "x"};
    remembered.remember("csv", names, {{{"x", Use::Ignored}}});
    remembered.remember("csv", names, {{{"x", Use::Counter}}});
    QCOMPARE(remembered.size(), 1U);
    QCOMPARE(remembered.find("csv", names).columns.front().use, Use::Counter);
    remembered.remember("csv", names, {});
    QCOMPARE(remembered.size(), 0U);
}

void tst_RememberedColumns::theOldestGo()
{
    RememberedColumns remembered;
    const auto namesOf = [](std::size_t i) { return Names{"time", std::to_string(i)}; };
    for (std::size_t i = 0; i <= RememberedColumns::kMost; ++i) {
        remembered.remember("csv", namesOf(i), {{{std::to_string(i), Use::Counter}}});
    }
    QCOMPARE(remembered.size(), RememberedColumns::kMost);
    QVERIFY(remembered.find("csv", namesOf(0)).isEmpty());
    QVERIFY(!remembered.find("csv", namesOf(1)).isEmpty());
}

void tst_RememberedColumns::textsComeBack()
{
    RememberedColumns remembered;
    const Names names{"time", "Größe \"x\", %", "\xff", "y"};
    const ColumnChoices choices{{{names[1], Use::Memory, SeriesKind::HeapUsed, "MB"},
                                 {names[2], Use::Ignored},
                                 {names[3], Use::Counter}},
                                DateOrder::MonthFirst};
    remembered.remember("json", Names{"a"}, {{}, DateOrder::DayFirst});
    remembered.remember("csv", names, choices);
    const auto again = RememberedColumns::fromTexts(remembered.toTexts());
    QCOMPARE(again.size(), 2U);
    QCOMPARE(again.find("csv", names), choices);
    QCOMPARE(again.find("json", Names{"a"}).dateOrder, std::optional(DateOrder::DayFirst));
    QCOMPARE(again.toTexts(), remembered.toTexts());
}

void tst_RememberedColumns::nonsenseIsPassedOver()
{
    const QStringList texts{
        QStringLiteral("no JSON"), QStringLiteral("[]"), QStringLiteral("{}"),
        QStringLiteral(R"({"layout":"ab","columns":[["x","stone"],7,["",""]]})"),
        QStringLiteral(R"({"layout":"","columns":[["x","memory"]]})")};
    QCOMPARE(RememberedColumns::fromTexts(texts).size(), 0U);
}

TIDEMARK_TEST(tst_RememberedColumns)

#include "tst_remembered_columns.moc"
