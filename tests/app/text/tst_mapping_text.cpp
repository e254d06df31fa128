// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/mapping_columns.h"
#include "app/text/mapping_text.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr std::array kParts{RssPart::FileBacked, RssPart::SharedMemory, RssPart::HeapUsed,
                            RssPart::HeapFree,   RssPart::External,     RssPart::Code,
                            RssPart::Stacks,     RssPart::Kernel};

} // namespace

class tst_MappingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void everyKindHasItsText();
    void everyPartHasItsRule();
    void everyColumnHasItsTitle();
    void namesOfNothing();
    void neverANegativeRest();
};

void tst_MappingText::everyKindHasItsText()
{
    QSet<QString> texts;
    QSet<QString> hints;
    for (const MappingKind kind : kMappingKinds) {
        texts << mappingKindText(kind);
        hints << mappingKindHint(kind);
    }
    QCOMPARE(texts.size(), static_cast<qsizetype>(kMappingKinds.size()));
    QCOMPARE(hints.size(), static_cast<qsizetype>(kMappingKinds.size()));
}

void tst_MappingText::everyPartHasItsRule()
{
    QSet<QString> texts;
    QSet<QString> rules;
    for (const RssPart part : kParts) {
        texts << rssPartText(part);
        rules << rssPartRule(part);
    }
    QCOMPARE(texts.size(), static_cast<qsizetype>(kParts.size()));
    QCOMPARE(rules.size(), static_cast<qsizetype>(kParts.size()));
}

void tst_MappingText::everyColumnHasItsTitle()
{
    QSet<QString> titles;
    for (const MappingSizeColumn& column : kMappingSizeColumns) {
        titles << columnTitle(column.column).text;
    }
    for (const MappingColumn column :
         {MappingColumn::Name, MappingColumn::Kind, MappingColumn::Count}) {
        titles << columnTitle(column).text;
    }
    QCOMPARE(titles.size(), static_cast<qsizetype>(kMappingSizeColumns.size()) + 3);
}

void tst_MappingText::namesOfNothing()
{
    QCOMPARE(mappingNameText(MappingKind::Anonymous, "", 80), QStringLiteral("(without a name)"));
    QCOMPARE(mappingNameText(MappingKind::Code, "", 80), QStringLiteral("(code without a name)"));
    QCOMPARE(mappingNameText(MappingKind::File, "", 80), QStringLiteral("(others)"));
    QVERIFY(!mappingNameText(MappingKind::File, "/a\x1b[31m", 80).contains(QChar(0x1b)));
}

void tst_MappingText::neverANegativeRest()
{
    const RssWaterfall some{100, {{RssPart::HeapUsed, 40}}};
    QVERIFY(notExplainedRule(some, SizeUnit::Bytes).startsWith(QStringLiteral("What is left")));
    const RssWaterfall tooMuch{100, {{RssPart::HeapUsed, 140}}};
    const QString text = notExplainedRule(tooMuch, SizeUnit::Bytes);
    QVERIFY2(text.contains(QStringLiteral("40")) && text.contains(QStringLiteral("more than")),
             qPrintable(text));
}

TIDEMARK_TEST(tst_MappingText)

#include "tst_mapping_text.moc"
