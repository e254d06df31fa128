// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/comparison_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_ComparisonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesByName();
    void recordedDifferences();

private:
    static QStringList linesOf(std::shared_ptr<const TypeComparison> comparison);
};

/// The lines of the table without its titles.
QStringList tst_ComparisonText::linesOf(std::shared_ptr<const TypeComparison> comparison)
{
    const std::string text = comparisonTabSeparated({std::move(comparison), {}, {}});
    QStringList lines = QString::fromStdString(text).split(u'\n', Qt::SkipEmptyParts);
    lines.removeFirst();
    return lines.replaceInStrings(QStringLiteral("\t"), QStringLiteral("|"));
}

/// A type that is not there has zeros, what is not known is empty.
void tst_ComparisonText::typesByName()
{
    const auto comparison =
        compareTypes({{{"A", 1, 10, {}}}}, {{{"A", 3, 30, 40}, {"B", 1, 5, {}}}});
    QCOMPARE(linesOf(comparison), (QStringList{QStringLiteral(",A|A|1|10||||2|||20||3|30|40"),
                                               QStringLiteral(",B|B|0|0|0|||1|||5||1|5|")}));
}

void tst_ComparisonText::recordedDifferences()
{
    const auto comparison = comparisonOf(std::make_shared<const TypeDifferences>(
        TypeDifferences{"tool", {}, {}, {}, {}, {}, {{"Code", 2'448, 1'510, 527'632}}}));
    QCOMPARE(linesOf(comparison),
             QStringList{QStringLiteral(",Code|Code||||2448|1510|938|||527632||||")});
}

TIDEMARK_TEST(tst_ComparisonText)

#include "tst_comparison_text.moc"
