// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/typed_table_model.h"
#include "app/widgets/data_table.h"
#include "app/widgets/table_picture.h"
#include "app/workspace/palette.h"
#include "tests/support/test_registry.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include <algorithm>

using namespace tidemark::app;

namespace
{

struct PicturedRow {
    QString name;
    double change = 0;
};

} // namespace

/// A table as a picture.
class tst_TablePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasATitleAndARowForEach();
    void onlyWhatIsSelected();
    void barsAreDrawn();
    void ofManyRowsTheFirst();
    void longNamesDoNotStretchIt();
    void copiesAPicture();

private:
    void show(int rows);
    /// Without the pixels that a display's scale adds.
    int heightOf(const QImage& image) const
    {
        return static_cast<int>(image.height() / image.devicePixelRatio());
    }
    static bool holds(const QImage& image, QRgb colour);

    std::unique_ptr<TypedTableModel<PicturedRow>> m_model;
    std::unique_ptr<DataTable> m_table;
};

void tst_TablePicture::init()
{
    using Column = TableColumn<PicturedRow>;
    m_model = std::make_unique<TypedTableModel<PicturedRow>>();
    m_model->setColumns(
        {Column(QStringLiteral("Name"), [](const PicturedRow& row) { return row.name; }),
         Column(QStringLiteral("Change"), [](const PicturedRow& row) {
             return QString::number(row.change);
         }).withNumber([](const PicturedRow& row) {
               return row.change;
           }).withBar(BarKind::Change)});
    m_table = std::make_unique<DataTable>();
    m_table->setModel(m_model.get());
    m_table->setAccessibleName(QStringLiteral("Types"));
}

void tst_TablePicture::show(int rows)
{
    std::vector<PicturedRow> all;
    for (int i = 0; i < rows; ++i) {
        all.push_back({QStringLiteral("row %1").arg(i), i % 2 == 0 ? 10.0 : -10.0});
    }
    m_model->setRows(std::move(all));
}

bool tst_TablePicture::holds(const QImage& image, QRgb colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour) {
                return true;
            }
        }
    }
    return false;
}

/// Each further row makes it as much higher, and two lines are above them.
void tst_TablePicture::hasATitleAndARowForEach()
{
    show(2);
    const int two = heightOf(tablePicture(*m_table));
    show(3);
    const int three = heightOf(tablePicture(*m_table));
    show(4);
    const int row = three - two;
    QVERIFY(row >= m_table->fontMetrics().height());
    QCOMPARE(heightOf(tablePicture(*m_table)), three + row);
    show(0);
    QCOMPARE(heightOf(tablePicture(*m_table)), two - 2 * row);
    QCOMPARE(tablePicture(*m_table, 1).size() * 3, tablePicture(*m_table, 3).size());
}

void tst_TablePicture::onlyWhatIsSelected()
{
    show(5);
    const int all = heightOf(tablePicture(*m_table));
    m_table->goToRow(m_model->index(1, 0));
    const QImage one = tablePicture(*m_table);
    QVERIFY(heightOf(one) < all);
    QVERIFY(holds(one, kShrinkColour)); // row 1 shrank
    QVERIFY(!holds(one, kGrowthColour));
}

void tst_TablePicture::barsAreDrawn()
{
    show(2);
    const QImage picture = tablePicture(*m_table);
    QVERIFY(holds(picture, kGrowthColour));
    QVERIFY(holds(picture, kShrinkColour));
}

void tst_TablePicture::ofManyRowsTheFirst()
{
    show(static_cast<int>(kMostPicturedRows));
    const int most = heightOf(tablePicture(*m_table));
    show(static_cast<int>(kMostPicturedRows) + 1);
    const int more = heightOf(tablePicture(*m_table)); // with the line that says how many more
    QVERIFY(more > most);
    show(static_cast<int>(kMostPicturedRows) * 3);
    QCOMPARE(heightOf(tablePicture(*m_table)), more);
}

void tst_TablePicture::longNamesDoNotStretchIt()
{
    m_model->setRows({{QString(100'000, QLatin1Char('x')), 1.0}});
    QVERIFY(tablePicture(*m_table, 1).width() < 1000);
}

void tst_TablePicture::copiesAPicture()
{
    show(3);
    m_table->copyPicture();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), tablePicture(*m_table).size());
}

TIDEMARK_TEST(tst_TablePicture)

#include "tst_table_picture.moc"
