// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/typed_table_model.h"
#include "app/widgets/bar_delegate.h"
#include "app/widgets/data_table.h"
#include "app/widgets/table_copy.h"
#include "app/workspace/palette.h"
#include "tests/support/test_registry.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark::app;

namespace
{

struct Row {
    QString name;
    double change;
    double share;
};

using Model = TypedTableModel<Row>;
using Column = TableColumn<Row>;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

Model::Columns columns()
{
    return {
        Column(QStringLiteral("Name"), [](const Row& row) { return row.name; }),
        Column(QStringLiteral("Change"), [](const Row& row) { return QString::number(row.change); })
            .withNumber([](const Row& row) { return row.change; })
            .withBar(BarKind::Change),
        Column(QStringLiteral("Share"), [](const Row& row) {
            return QString::number(row.share);
        }).withNumber([](const Row& row) {
              return row.share;
          }).withBar(BarKind::Share)};
}

bool isLike(const QColor& colour, QRgb wanted)
{
    const QColor other = QColor::fromRgb(wanted);
    return std::abs(colour.red() - other.red()) < 12 &&
           std::abs(colour.green() - other.green()) < 12 &&
           std::abs(colour.blue() - other.blue()) < 12;
}

} // namespace

/// The view of our tables and the bars in its cells.
class tst_DataTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void growthGoesRightAndShrinkingLeft();
    void unknownAndZeroHaveNoBar();
    void sharesAreOfTheLargest();
    void mutedRowsAreGrey();
    void aClickSelectsTheRowThatWasUnderTheMouse();
    void cellsAreOneLiteralLine();
    void barsOfOnlyOneSign();
    void foundTextIsMarked();
    void columnsGrowWithTheirRows();
    void rowsAreChosenByKeyAndClick();
    void copyingKeepsColumnsAsMoved();
    void anEmptyTableCopiesItsTitles();
    void otherForms();
    void programsReadBareNumbers();

private:
    void show(std::vector<Row> rows);
    QImage cell(int row, int column);
    static int countLike(const QImage& image, QRgb colour, int from, int to);

    std::unique_ptr<Model> m_model;
    std::unique_ptr<DataTable> m_table;
};

void tst_DataTable::init()
{
    m_table = std::make_unique<DataTable>();
    m_model = std::make_unique<Model>();
    m_model->setColumns(columns());
}

void tst_DataTable::show(std::vector<Row> rows)
{
    m_model->setRows(std::move(rows));
    m_table->setModel(m_model.get());
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->resize(700, 300);
    for (int column = 0; column < 3; ++column) {
        m_table->setColumnWidth(column, 200);
    }
    m_table->show();
}

QImage tst_DataTable::cell(int row, int column)
{
    const QRect rect = m_table->visualRect(m_model->index(row, column));
    return m_table->viewport()->grab(rect).toImage();
}

/// Pixels of the middle line from @p from to @p to that look like @p colour.
int tst_DataTable::countLike(const QImage& image, QRgb colour, int from, int to)
{
    int count = 0;
    for (int x = from; x < to; ++x) {
        count += isLike(image.pixelColor(x, image.height() / 2), colour) ? 1 : 0;
    }
    return count;
}

/// The bar's area is the right end of the cell, as wide as the delegate says.
void tst_DataTable::growthGoesRightAndShrinkingLeft()
{
    show({{QStringLiteral("a"), 100, 1},
          {QStringLiteral("b"), -100, 1},
          {QStringLiteral("c"), 50, 1}});
    const int left = 200 - 4 - BarDelegate::kChangeWidth;
    const int zero = left + BarDelegate::kChangeWidth / 2;
    const int right = 200 - 4;
    QVERIFY(countLike(cell(0, 1), kGrowthColour, zero + 1, right) >= 19);
    QCOMPARE(countLike(cell(0, 1), kGrowthColour, left, zero - 1), 0);
    QVERIFY(countLike(cell(1, 1), kShrinkColour, left, zero) >= 19);
    QCOMPARE(countLike(cell(1, 1), kShrinkColour, zero + 2, right), 0);
    const int half = countLike(cell(2, 1), kGrowthColour, zero + 1, right);
    QVERIFY(half >= 8 && half <= 12);
}

void tst_DataTable::unknownAndZeroHaveNoBar()
{
    show({{QStringLiteral("a"), 100, 1},
          {QStringLiteral("b"), kUnknown, 1},
          {QStringLiteral("c"), 0, 1}});
    for (const int row : {1, 2}) {
        QCOMPARE(countLike(cell(row, 1), kGrowthColour, 0, 200), 0);
        QCOMPARE(countLike(cell(row, 1), kShrinkColour, 0, 200), 0);
    }
}

void tst_DataTable::sharesAreOfTheLargest()
{
    show({{QStringLiteral("a"), 1, 100},
          {QStringLiteral("b"), 1, 50},
          {QStringLiteral("c"), 1, 0},
          {QStringLiteral("d"), 1, kUnknown}});
    const auto filled = [this](int row) {
        const QImage image = cell(row, 2);
        const QColor ground = cell(2, 2).pixelColor(20, 4);
        int count = 0;
        for (int x = 0; x < 150; ++x) { // above the figure, which stands to the right
            count += image.pixelColor(x, 4) != ground ? 1 : 0;
        }
        return count;
    };
    QVERIFY(filled(0) > 140);
    QVERIFY(std::abs(filled(1) - 99) < 5);
    QVERIFY(filled(2) < 4);
    QVERIFY(filled(3) < 4);
}

void tst_DataTable::mutedRowsAreGrey()
{
    m_model->setMuted([](const Row& row) { return row.change == 0; });
    show({{QStringLiteral("same"), 0, 1}, {QStringLiteral("same"), 1, 1}});
    const auto darkest = [this](int row) {
        const QImage image = cell(row, 0);
        int lightness = 255;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < 60; ++x) {
                lightness = std::min(lightness, image.pixelColor(x, y).lightness());
            }
        }
        return lightness;
    };
    QVERIFY(darkest(0) > darkest(1) + 40);
}

/// Even if what follows the current row scrolls the table.
void tst_DataTable::aClickSelectsTheRowThatWasUnderTheMouse()
{
    std::vector<Row> rows;
    for (int i = 0; i < 100; ++i) {
        rows.push_back({QString::number(i), 1.0, 1.0});
    }
    show(std::move(rows));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, m_table.get(),
            [this] { m_table->scrollTo(m_table->model()->index(50, 0)); });
    const QPoint place = m_table->visualRect(m_table->model()->index(1, 0)).center();
    QTest::mousePress(m_table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_table->currentIndex().row(), 1);
    QCOMPARE(m_table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(m_table->selectionModel()->selectedRows().first().row(), 1);
}

void tst_DataTable::cellsAreOneLiteralLine()
{
    const BarDelegate delegate;
    QCOMPARE(delegate.displayText(QStringLiteral("<b>a</b>\nb\u202ec"), QLocale()),
             QStringLiteral("<b>a</b>↵b\ufffdc"));
    show({{QStringLiteral("one"), 1, 1}, {QStringLiteral("one\ntwo\nthree"), 1, 1}});
    QCOMPARE(m_table->visualRect(m_model->index(0, 0)).height(),
             m_table->visualRect(m_model->index(1, 0)).height());
}

void tst_DataTable::barsOfOnlyOneSign()
{
    show({{QStringLiteral("a"), -10, 1}, {QStringLiteral("b"), -5, 1}});
    const int left = 200 - 4 - BarDelegate::kChangeWidth;
    QVERIFY(countLike(cell(0, 1), kShrinkColour, left, 200) >= 40); // all of the width
    const int half = countLike(cell(1, 1), kShrinkColour, left, 200);
    QVERIFY(half >= 19 && half <= 24);
}

void tst_DataTable::foundTextIsMarked()
{
    show({{QStringLiteral("needle"), 1, 1}, {QStringLiteral("hay"), 1, 1}});
    const QImage needle = cell(0, 0);
    const QImage hay = cell(1, 0);
    m_table->setMarkedText(QStringLiteral("EED"));
    QVERIFY(cell(0, 0) != needle);
    QVERIFY(cell(1, 0) == hay);
    m_table->setMarkedText({});
    QVERIFY(cell(0, 0) == needle);
}

void tst_DataTable::columnsGrowWithTheirRows()
{
    m_table->setModel(m_model.get());
    m_model->setRows({{QStringLiteral("x"), 1, 1}});
    const int narrow = m_table->columnWidth(0);
    m_model->setRows({{QString(30, u'W'), 1, 1}});
    const int wide = m_table->columnWidth(0);
    QVERIFY(wide > narrow + 100);
    m_model->setRows({{QString(3000, u'W'), 1, 1}});
    QVERIFY(m_table->columnWidth(0) <= 340); // not without end
    m_model->setRows({});
    m_model->setRows({{QStringLiteral("x"), 1, 1}});
    QVERIFY(m_table->columnWidth(0) >= wide); // columns that shrink would jump about
}

void tst_DataTable::rowsAreChosenByKeyAndClick()
{
    show({{QStringLiteral("a"), 1, 1}, {QStringLiteral("b"), 2, 2}});
    QSignalSpy chosen(m_table.get(), &DataTable::rowChosen);
    QTest::keyClick(m_table.get(), Qt::Key_Return); // nothing current
    QCOMPARE(chosen.size(), 0);
    m_table->setCurrentIndex(m_model->index(1, 0));
    QTest::keyClick(m_table.get(), Qt::Key_Enter);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_model->rowAt(chosen[0][0].toModelIndex()).name, QStringLiteral("b"));
    const QRect first = m_table->visualRect(m_model->index(0, 1));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, first.center());
    QCOMPARE(m_model->rowAt(chosen[1][0].toModelIndex()).name, QStringLiteral("a"));
}

void tst_DataTable::copyingKeepsColumnsAsMoved()
{
    show({{QStringLiteral("a\tb\r\nc"), 1, 2}});
    QCOMPARE(rowsAs(TableForm::TabSeparated, *m_table),
             QStringLiteral("Name\tChange\tShare\na b  c\t1\t2\n"));
    m_table->header()->moveSection(2, 0);
    QCOMPARE(rowsAs(TableForm::TabSeparated, *m_table),
             QStringLiteral("Share\tName\tChange\n2\ta b  c\t1\n"));
}

void tst_DataTable::anEmptyTableCopiesItsTitles()
{
    show({});
    QCOMPARE(rowsAs(TableForm::TabSeparated, *m_table), QStringLiteral("Name\tChange\tShare\n"));
}

void tst_DataTable::otherForms()
{
    show({{QStringLiteral("a, \"b\" | *c*"), 1, 2}, {QStringLiteral("=1+1"), 3, 4}});
    QCOMPARE(rowsAs(TableForm::Csv, *m_table),
             QStringLiteral("Name,Change,Share\n\"a, \"\"b\"\" | *c*\",1,2\n'=1+1,3,4\n"));
    const QString markdown = rowsAs(TableForm::Markdown, *m_table);
    QVERIFY2(markdown.startsWith(QStringLiteral("| Name | Change | Share |\n"
                                                "| --- | ---: | ---: |\n"
                                                "| a, \"b\" \\| \\*c\\* | ")),
             qPrintable(markdown));
    QCOMPARE(markdown.count(QLatin1Char('\n')), 4);
}

void tst_DataTable::programsReadBareNumbers()
{
    Model model;
    model.setColumns(
        {Column(QStringLiteral("Name"), [](const Row& row) { return row.name; }),
         Column(ColumnTitle(QStringLiteral("Peak")).in(QStringLiteral("B")), [](const Row&) {
             return QStringLiteral("24.1 MiB");
         }).withNumber([](const Row& row) {
               return row.change;
           }).withExact([](const Row&) { return QStringLiteral("25,270,682 B"); })});
    model.setRows({{QStringLiteral("a"), 25'270'682, 0},
                   {QStringLiteral("b"), kUnknown, 0},
                   {QStringLiteral("c"), -0.5, 0},
                   {QStringLiteral("d"), 3e15 + 1, 0}});
    m_table->setModel(&model);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    QCOMPARE(rowsAs(TableForm::Csv, *m_table),
             QStringLiteral("Name,Peak (B)\na,25270682\nb,\nc,-0.5\nd,3000000000000001\n"));
    QVERIFY(rowsAs(TableForm::TabSeparated, *m_table)
                .startsWith(QStringLiteral("Name\tPeak\na\t25,270,682 B\n")));
    m_table->setModel(m_model.get());
}

TIDEMARK_TEST(tst_DataTable)

#include "tst_data_table.moc"
