// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_field.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_CsvField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fields_data();
    void fields();
};

void tst_CsvField::fields_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("field");
    const auto row = [](const char* text, const char* field) {
        QTest::newRow(text) << std::string(text) << std::string(field);
    };
    row("", "");
    row("plain", "plain");
    row("a,b", "\"a,b\"");
    row("say \"x\"", "\"say \"\"x\"\"\"");
    row("two\nlines", "\"two\nlines\"");
    // What a spreadsheet would calculate.
    row("=1+2", "'=1+2");
    row("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("@SUM(A1)", "'@SUM(A1)");
    row("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
    row("-2+3", "'-2+3");
    row("\t=1", "'\t=1");
    row("\r=1", "\"'\r=1\"");
    // Numbers stay numbers.
    row("-5", "-5");
    row("+12.5e3", "+12.5e3");
    row("a=b", "a=b");
    row("-", "'-");
}

void tst_CsvField::fields()
{
    QFETCH(std::string, text);
    QFETCH(std::string, field);
    QCOMPARE(csvField(text), field);
}

TIDEMARK_TEST(tst_CsvField)

#include "tst_csv_field.moc"
