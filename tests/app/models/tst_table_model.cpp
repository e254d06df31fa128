// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/typed_table_model.h"
#include "app/widgets/data_table.h"
#include "app/widgets/table_copy.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QTest>

using namespace tidemark::app;

namespace
{

struct Row {
    QString name;
    double size;
};

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

using Model = TypedTableModel<Row>;

Model::Columns columns()
{
    return {TableColumn<Row>(QStringLiteral("Name"), [](const Row& row) { return row.name; }),
            TableColumn<Row>(QStringLiteral("Size"),
                             [](const Row& row) { return QString::number(row.size); })
                .withNumber([](const Row& row) { return row.size; })
                .withExact([](const Row& row) { return QStringLiteral("%1 B").arg(row.size); })
                .withBar(BarKind::Change)};
}

std::vector<Row> rows()
{
    return {{QStringLiteral("b"), 9},
            {QStringLiteral("C\tx"), kUnknown},
            {QStringLiteral("a"), 100},
            {QStringLiteral("<b>d</b>"), -20}};
}

QStringList names(const Model& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        all << model.index(row, 0).data().toString();
    }
    return all;
}

} // namespace

class tst_TableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheModelContract();
    void sortsByNumberWithTheUnknownLast();
    void columnMinusOneIsTheOwnOrder();
    void persistentIndexesFollowTheirRows();
    void filterKeepsTheSorting();
    void numbersOpenDescending();
    void barsKnowTheirColumn();
    void toolTipsAreLiteral();
    void copiesRowsWithTitles();
};

void tst_TableModel::keepsTheModelContract()
{
    Model model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns(columns());
    model.setRows(rows());
    model.sort(1, Qt::DescendingOrder);
    model.setFilter(QStringLiteral("b"));
    model.sort(0, Qt::AscendingOrder);
    model.setFilter({});
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.data(model.index(0, 0)).isValid());
}

void tst_TableModel::sortsByNumberWithTheUnknownLast()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(names(model), (QStringList{QStringLiteral("a"), QStringLiteral("b"),
                                        QStringLiteral("<b>d</b>"), QStringLiteral("C\tx")}));
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(names(model), (QStringList{QStringLiteral("<b>d</b>"), QStringLiteral("b"),
                                        QStringLiteral("a"), QStringLiteral("C\tx")}));
}

void tst_TableModel::columnMinusOneIsTheOwnOrder()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    const QStringList own = names(model);
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(names(model), (QStringList{QStringLiteral("<b>d</b>"), QStringLiteral("a"),
                                        QStringLiteral("b"), QStringLiteral("C\tx")}));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(names(model), own);
}

void tst_TableModel::persistentIndexesFollowTheirRows()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    const QPersistentModelIndex a(model.index(2, 1));
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(a.row(), 0);
    QCOMPARE(model.rowAt(a).size, 100.0);
    QCOMPARE(model.shownRow(2), std::optional<int>(0));
}

void tst_TableModel::filterKeepsTheSorting()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    model.sort(1, Qt::AscendingOrder);
    model.setFilter(QStringLiteral("B"));
    QCOMPARE(names(model), (QStringList{QStringLiteral("<b>d</b>"), QStringLiteral("b")}));
    QCOMPARE(model.shownRow(2), std::nullopt);
    model.setFilter(QStringLiteral("nothing"));
    QCOMPARE(model.rowCount(), 0);
}

void tst_TableModel::numbersOpenDescending()
{
    Model model;
    model.setColumns(columns());
    const auto order = [&](int column) {
        return model.headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt();
    };
    QCOMPARE(order(0), static_cast<int>(Qt::AscendingOrder));
    QCOMPARE(order(1), static_cast<int>(Qt::DescendingOrder));
}

void tst_TableModel::barsKnowTheirColumn()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    const auto bar = model.index(0, 1).data(BarRole).value<CellBar>();
    QCOMPARE(bar.value, 9.0);
    QCOMPARE(bar.lowest, -20.0);
    QCOMPARE(bar.highest, 100.0);
    QVERIFY(!model.index(0, 0).data(BarRole).isValid());
}

void tst_TableModel::toolTipsAreLiteral()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    QVERIFY(model.index(3, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("&lt;b&gt;d&lt;/b&gt;")));
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("9 B")));
}

void tst_TableModel::copiesRowsWithTitles()
{
    Model model;
    model.setColumns(columns());
    model.setRows(rows());
    DataTable table;
    table.setModel(&model);
    table.sortByColumn(1, Qt::DescendingOrder);
    table.setCurrentIndex(model.index(0, 0));
    table.selectionModel()->select(model.index(3, 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("Name\tSize\na\t100 B\nC x\tnan B\n"));
    table.clearSelection();
    QCOMPARE(rowsAs(TableForm::TabSeparated, table).count(QLatin1Char('\n')), 5);
    table.header()->hideSection(1);
    QVERIFY(rowsAs(TableForm::TabSeparated, table).startsWith(QStringLiteral("Name\na\nb\n")));
}

TIDEMARK_TEST(tst_TableModel)

#include "tst_table_model.moc"
