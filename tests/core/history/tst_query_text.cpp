// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/query_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_QueryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queries();
    void filters();
    void whatIsNoFilter();
    void metrics_data();
    void metrics();
};

void tst_QueryText::queries()
{
    QCOMPARE(queryFor({}, {}), std::string());
    QCOMPARE(queryFor({"a_bytes"}, {}), std::string("a_bytes"));
    QCOMPARE(queryFor({"a_bytes"}, {{"job", "x\"y\\"}}), std::string(R"(a_bytes{job="x\"y\\"})"));
    QCOMPARE(queryFor({"a", "b"}, {{"job", "x.*", true}}),
             std::string(R"({__name__=~"a|b",job=~"x.*"})"));
}

void tst_QueryText::filters()
{
    std::string wrong;
    const auto found = labelFiltersIn(R"( job=api, instance=~"web-.*,x" ,z="a\"b",, )", wrong);
    QVERIFY(wrong.empty());
    QCOMPARE(found.size(), 3U);
    QCOMPARE(found[0].label, std::string("job"));
    QCOMPARE(found[0].value, std::string("api"));
    QVERIFY(!found[0].isPattern);
    QCOMPARE(found[1].value, std::string("web-.*,x"));
    QVERIFY(found[1].isPattern);
    QCOMPARE(found[2].value, std::string("a\"b"));
    QVERIFY(labelFiltersIn("  ", wrong).empty());
    QVERIFY(wrong.empty());
}

void tst_QueryText::whatIsNoFilter()
{
    for (const char* const text : {"job", "a=1, b", "1a=2", "=x", "a b=c"}) {
        std::string wrong;
        QVERIFY(labelFiltersIn(text, wrong).empty());
        QVERIFY2(!wrong.empty(), text);
    }
}

void tst_QueryText::metrics_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("metric");
    const auto add = [](const char* query, const char* metric) {
        QTest::newRow(query) << query << metric;
    };
    add("x_bytes", "x_bytes");
    add("x_bytes{job=\"a\",b=~\"c{d\"}", "x_bytes");
    add("sum by (pod) (x_bytes{job=\"a\"})", "x_bytes");
    add("sum(x_bytes) without(pod, id)", "x_bytes");
    add("max_over_time(x_bytes[5m])", "x_bytes");
    add("x_bytes offset 1d", "x_bytes");
    add("topk(5, x_bytes)", "x_bytes");
    add("x_bytes or x_bytes", "x_bytes");
    add("rate(x_bytes_total[5m])", "");
    add("x_bytes / 1024", "");
    add("x_bytes / y_bytes", "");
    add("x_bytes + y_bytes", "");
    add("count(x_bytes)", "");
    add("x_bytes > 5", "");
    add("{__name__=~\"a|b\"}", "");
    add("deriv(x_bytes[1h])", "");
    add("", "");
    add("sum(", "");
    add("by (", "");
}

void tst_QueryText::metrics()
{
    QFETCH(QString, query);
    QFETCH(QString, metric);
    QCOMPARE(QString::fromStdString(metricOf(query.toStdString())), metric);
}

TIDEMARK_TEST(tst_QueryText)

#include "tst_query_text.moc"
