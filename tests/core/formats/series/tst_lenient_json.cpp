// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/lenient_json.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

/// @p text mended in blocks of @p step new bytes each.
std::string mended(std::string text, std::size_t step)
{
    LenientJson lenient;
    std::size_t done = 0;
    std::size_t end = 0;
    bool isLast = false;
    while (!isLast) {
        isLast = end == text.size();
        end = std::min(end + step, text.size());
        done += lenient.mend(std::span(text).subspan(done, end - done), isLast);
    }
    return done == text.size() ? text : "only " + text.substr(0, done);
}

} // namespace

class tst_LenientJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mends_data();
    void mends();
};

void tst_LenientJson::mends_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted");
    const auto add = [](const char* text, const char* wanted) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(wanted);
    };
    add("[1, 2]", "[1, 2]");
    add("[1, 2, \n]", "[1, 2  \n]");
    add("{\"a\": NaN, \"b\": -Infinity}", "{\"a\": \"\" , \"b\": \"\"       }");
    add("{\"a\": None, \"b\": True, \"c\": False,}", "{\"a\": null, \"b\": true, \"c\": false }");
    add("{\"NaN\": \"NaN, ]\", \"b\": \"\\\", True\"}",
        "{\"NaN\": \"NaN, ]\", \"b\": \"\\\", True\"}");
    add("[1e5, -2.5E-3, 0]", "[1e5, -2.5E-3, 0]");
    add("[1,,2]", "[1,,2]"); // damage stays damage
    add("", "");
}

void tst_LenientJson::mends()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, wanted);
    for (const std::size_t step : {1U, 2U, 3U, 5U, 1000U}) {
        QCOMPARE(QByteArray::fromStdString(mended(text.toStdString(), step)), wanted);
    }
}

TIDEMARK_TEST(tst_LenientJson)

#include "tst_lenient_json.moc"
