// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_picture.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QPainter>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// A few lines are painted at once, many as soon as they are drawn.
class tst_PlotPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingPaintsNothing();
    void fewLinesArePaintedAtOnce();
    void manyLinesArrive();
    void whatWasDrawnStandsInWhereItBelongs();
    void whatChangesMeanwhileIsDrawnAfterwards();

private:
    /// @p count lines that run level at half the height.
    static std::shared_ptr<PlotContents> lines(std::size_t count);
    QImage painted();

    std::unique_ptr<PlotPicture> m_picture;
    int m_arrived = 0;
};

namespace
{

constexpr QSize kSize(200, 100);

bool isPainted(const QImage& image, int x, int y)
{
    return qAlpha(image.pixel(x, y)) > 0;
}

} // namespace

void tst_PlotPicture::init()
{
    m_arrived = 0;
    m_picture = std::make_unique<PlotPicture>([this] { ++m_arrived; });
}

std::shared_ptr<PlotContents> tst_PlotPicture::lines(std::size_t count)
{
    static const auto recording = [] {
        auto made = std::make_shared<Recording>();
        made->timeline.series = {test::seriesOf({50.0, 50.0}, {0, 999})};
        return made;
    }();
    auto contents = std::make_shared<PlotContents>();
    contents->series.assign(count, {1,
                                    0,
                                    &recording->timeline.series[0],
                                    {},
                                    QColor(Qt::red),
                                    QStringLiteral("RSS"),
                                    recording});
    contents->visible = {0, 1000};
    contents->sizes.highest = 100.0;
    return contents;
}

QImage tst_PlotPicture::painted()
{
    QImage image(kSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    m_picture->paint(painter, QRectF(QPointF(), kSize), 1.0);
    return image;
}

void tst_PlotPicture::nothingPaintsNothing()
{
    QVERIFY(!isPainted(painted(), 100, 50));
    m_picture->setContents(lines(0));
    QVERIFY(!isPainted(painted(), 100, 50));
}

void tst_PlotPicture::fewLinesArePaintedAtOnce()
{
    m_picture->setContents(lines(PlotPicture::kDrawnAtOnce));
    QVERIFY(isPainted(painted(), 100, 50));
    QCOMPARE(m_arrived, 0);
}

void tst_PlotPicture::manyLinesArrive()
{
    m_picture->setContents(lines(1000));
    QVERIFY(!isPainted(painted(), 100, 50));
    QTRY_COMPARE(m_arrived, 1);
    QVERIFY(isPainted(painted(), 100, 50));
    QCoreApplication::processEvents();
    QCOMPARE(m_arrived, 1); // nothing is left to draw
}

void tst_PlotPicture::whatWasDrawnStandsInWhereItBelongs()
{
    m_picture->setContents(lines(1000));
    painted();
    QTRY_COMPARE(m_arrived, 1);
    auto zoomed = lines(1000);
    zoomed->visible = {500, 1500}; // what was seen ends in the middle
    zoomed->sizes.highest = 200.0; // and half as high
    m_picture->setContents(zoomed);
    const QImage image = painted();
    QVERIFY(isPainted(image, 50, 75));
    QVERIFY(!isPainted(image, 50, 50));
    QVERIFY(!isPainted(image, 150, 75));
    auto elsewhere = lines(1000);
    elsewhere->visible = {5000, 6000};
    m_picture->setContents(elsewhere);
    QVERIFY(!isPainted(painted(), 100, 50));
}

/// While the view moves there is always something newer; what is being drawn arrives all the same.
void tst_PlotPicture::whatChangesMeanwhileIsDrawnAfterwards()
{
    m_picture->setContents(lines(1000));
    painted();
    m_picture->setContents(lines(2000));
    painted();
    auto last = lines(1000);
    last->sizes.highest = 200.0;
    m_picture->setContents(last);
    QTRY_COMPARE(m_arrived, 1);
    painted();
    QTRY_COMPARE(m_arrived, 2);
    QVERIFY(isPainted(painted(), 100, 75));
    QVERIFY(!isPainted(painted(), 100, 50));
}

TIDEMARK_TEST(tst_PlotPicture)

#include "tst_plot_picture.moc"
