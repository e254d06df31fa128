// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/function_lane.h"
#include "app/timeline/plot_picture.h"
#include "app/timeline/timeline_picture.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_TimelinePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itHasATitleAndTheNamesOfAllLines();
    void nothingIsThereToBePressed();
    void allFunctionsAreThere();
    void howTheyAreAlignedIsTold();
    void manyLinesAreDrawnAtOnce();

private:
    /// Pixels of @p image that have about this colour, above @p bottom.
    static int pixelsOf(const QImage& image, const QColor& colour, int bottom);
    QImage drawn() const
    {
        TimelinePicture picture(*m_workspace, {900, 500});
        return picture.grab().toImage();
    }

    std::unique_ptr<Workspace> m_workspace;
};

void tst_TimelinePicture::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->session.add(QStringLiteral("first.dat"), {test::recordingOf({5e6, 6e6, 7e6})});
    m_workspace->session.add(QStringLiteral("second.dat"), {test::recordingOf({9e6, 9e6})});
}

int tst_TimelinePicture::pixelsOf(const QImage& image, const QColor& colour, int bottom)
{
    int found = 0;
    for (int y = 0; y < std::min(bottom, image.height()); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel(image.pixel(x, y));
            found += std::abs(pixel.red() - colour.red()) < 12 &&
                             std::abs(pixel.green() - colour.green()) < 12 &&
                             std::abs(pixel.blue() - colour.blue()) < 12
                         ? 1
                         : 0;
        }
    }
    return found;
}

void tst_TimelinePicture::itHasATitleAndTheNamesOfAllLines()
{
    TimelinePicture picture(*m_workspace, {900, 500});
    QCOMPARE(picture.title(), QStringLiteral("Memory of 2 recordings"));
    const QImage image = picture.grab().toImage();
    QVERIFY(image.width() == 900 && image.height() >= 300);
    const int legend = 70; // the chart begins below
    for (const OpenRecording& open : m_workspace->session.recordings()) {
        QVERIFY(pixelsOf(image, open.colour, legend) >= 10);
        QVERIFY(pixelsOf(image, open.colour, image.height()) > 100);
    }
    m_workspace->session.setVisible(2, false);
    QCOMPARE(TimelinePicture(*m_workspace, {900, 500}).title(),
             QStringLiteral("Memory of first.dat"));
    QCOMPARE(pixelsOf(drawn(), m_workspace->session.find(2)->colour, 500), 0);
}

void tst_TimelinePicture::nothingIsThereToBePressed()
{
    auto recording = test::recordingOf({1e6, 2e6});
    for (int i = 0; i < 30; ++i) { // which would need a scroll bar
        recording->timeline.markers.push_back(test::spanOf("f", 0, 1, i));
    }
    m_workspace->session.add(QStringLiteral("deep.dat"), {recording});
    TimelinePicture picture(*m_workspace, {900, 500});
    picture.grab();
    QVERIFY(picture.findChildren<QComboBox*>().isEmpty());
    for (const QAbstractButton* const button : picture.findChildren<QAbstractButton*>()) {
        QVERIFY(!button->isVisibleTo(button->parentWidget()));
    }
    for (const QScrollBar* const bar : picture.findChildren<QScrollBar*>()) {
        QVERIFY(!bar->isVisibleTo(&picture));
    }
}

void tst_TimelinePicture::allFunctionsAreThere()
{
    for (int run = 0; run < 3; ++run) {
        auto recording = test::recordingOf({1e6, 2e6});
        for (int i = 0; i < 5; ++i) {
            recording->timeline.markers.push_back(test::spanOf("f", 0, 1, i));
        }
        m_workspace->session.add(QStringLiteral("run.dat"), {recording});
    }
    TimelinePicture picture(*m_workspace, {900, 500});
    picture.grab();
    auto& lane = *picture.findChild<FunctionLane*>();
    QVERIFY(lane.height() >= 15 * 18);
    for (int row = 0; row < 15; ++row) {
        QVERIFY2(lane.spanAt({lane.width() / 4, row * 18 + 9}) != nullptr,
                 qPrintable(QString::number(row)));
    }
}

void tst_TimelinePicture::howTheyAreAlignedIsTold()
{
    const auto says = [this](const QString& text) {
        const TimelinePicture picture(*m_workspace, {900, 500});
        const auto labels = picture.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&text](const QLabel* label) { return label->text().contains(text); });
    };
    QVERIFY(!says(QStringLiteral("lign")));
    m_workspace->session.setAlignment(AlignmentKind::End);
    QVERIFY(says(QStringLiteral("Align at end")));
}

void tst_TimelinePicture::manyLinesAreDrawnAtOnce()
{
    for (std::size_t i = 0; i <= PlotPicture::kDrawnAtOnce; ++i) {
        m_workspace->session.add(QStringLiteral("more.dat"), {test::recordingOf({4e6, 4e6, 4e6})});
    }
    m_workspace->session.setCurrent(1);
    const QImage image = drawn();
    const QColor colour = m_workspace->session.find(1)->colour;
    QVERIFY(pixelsOf(image.copy(0, 150, image.width(), image.height()), colour, 500) > 100);
}

TIDEMARK_TEST(tst_TimelinePicture)

#include "tst_timeline_picture.moc"
