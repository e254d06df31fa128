// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_scatter.h"
#include "app/runs/runs_panel.h"
#include "app/widgets/elided_label.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QAbstractSeries>
#include <QAction>
#include <QApplication>
#include <QChart>
#include <QContextMenuEvent>
#include <QScrollBar>
#include <QTest>
#include <QTimer>
#include <QWindow>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

class tst_RunsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsAreComparedWithTheFirst();
    void anyRunCanBeTheBase();
    void hiddenRunsAreLeftOut();
    void recordingsOfAnotherAxisAreLeftOut();
    void choosingARunMakesItCurrent();
    void heldKeysSelectNothing();
    void theTableGetsTheRoomThatItNeeds();
    void thePictureHasAPointForEachRun();
    void thousandsOfRunsAreInThePicture();
    void whatIsLeftOutIsTold();
    void theLowestAndTheShortestAreTold();
    void aClickOnAPointMakesItsRunCurrent();
    void whatIsPointedAtIsSharedWithAllViews();
    void aPointHasTheMenuOfItsRow();

private:
    QString text(int row, int column) const
    {
        return m_panel->table().model()->index(row, column).data().toString();
    }

    /// Whether a line of the panel says @p text.
    bool isTold(const QString& text) const
    {
        return std::ranges::any_of(
            m_panel->findChildren<ElidedLabel*>(), [&text](const ElidedLabel* label) {
                return QString(label->text()).replace(QChar(0xa0), u' ').contains(text);
            });
    }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<RunsPanel> m_panel;
};

void tst_RunsPanel::init()
{
    m_panel.reset();
    m_workspace = std::make_unique<Workspace>();
    m_panel = std::make_unique<RunsPanel>(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {recordingOf({100, 1000, 300})});
    m_workspace->session.add(QStringLiteral("/x/generator.dat"),
                             {recordingOf({50, 50, 50, 50, 50})});
}

void tst_RunsPanel::runsAreComparedWithTheFirst()
{
    const QAbstractItemModelTester tester(m_panel->table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(m_panel->table().model()->rowCount(), 2);
    QCOMPARE(text(0, 0), QStringLiteral("list.dat (base)"));
    QCOMPARE(text(0, 2), QStringLiteral("—"));
    QCOMPARE(text(1, 0), QStringLiteral("generator.dat"));
    QCOMPARE(text(1, 2), QStringLiteral("−95.0\u00a0%"));
    QCOMPARE(text(1, 4), QStringLiteral("+100\u00a0%"));
    QCOMPARE(text(1, 6), QStringLiteral("200\u00a0B·s"));
    m_workspace->session.rename(2, QStringLiteral("gen"));
    QCOMPARE(text(1, 0), QStringLiteral("gen"));
}

void tst_RunsPanel::anyRunCanBeTheBase()
{
    m_workspace->session.runs().setBase(2);
    QCOMPARE(text(0, 2).remove(QLatin1Char(',')), QStringLiteral("+1900\u00a0%"));
    QCOMPARE(text(1, 2), QStringLiteral("—"));
    m_workspace->session.remove(2);
    QCOMPARE(text(0, 0), QStringLiteral("list.dat (base)"));
}

void tst_RunsPanel::hiddenRunsAreLeftOut()
{
    m_workspace->session.setVisible(1, false);
    QCOMPARE(m_panel->table().model()->rowCount(), 1);
    QCOMPARE(text(0, 0), QStringLiteral("generator.dat (base)"));
    m_workspace->session.setVisible(1, true);
    QCOMPARE(m_panel->table().model()->rowCount(), 2);
}

void tst_RunsPanel::recordingsOfAnotherAxisAreLeftOut()
{
    auto other = recordingOf({1, 2});
    other->timeline.axis = AxisUnit::Instructions;
    m_workspace->session.add(QStringLiteral("/x/massif.out"), {other});
    QCOMPARE(m_panel->table().model()->rowCount(), 1); // it is current now
    QCOMPARE(text(0, 6), QStringLiteral("—"));
    m_workspace->session.setCurrent(1);
    QCOMPARE(m_panel->table().model()->rowCount(), 2);
}

void tst_RunsPanel::choosingARunMakesItCurrent()
{
    QCOMPARE(m_workspace->session.current()->id, 2);
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(0, 0));
    QTest::keyClick(&m_panel->table(), Qt::Key_Return);
    QCOMPARE(m_workspace->session.current()->id, 1);
}

void tst_RunsPanel::heldKeysSelectNothing()
{
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QWindow* const window = m_panel->windowHandle();
    QTest::keyPress(window, Qt::Key_Control, Qt::ControlModifier); // of Ctrl+V, for one
    m_workspace->session.add(QStringLiteral("/x/one.dat"), {recordingOf({10, 20})});
    m_workspace->session.add(QStringLiteral("/x/two.dat"), {recordingOf({5, 7})});
    const auto selected = m_panel->table().selectionModel()->selectedRows();
    QTest::keyRelease(window, Qt::Key_Control);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.front().data().toString(), QStringLiteral("two.dat"));
}

void tst_RunsPanel::theTableGetsTheRoomThatItNeeds()
{
    m_panel->resize(1200, 260);
    m_panel->show();
    DataTable& table = m_panel->table();
    QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
    QVERIFY(table.width() < 0.62 * m_panel->width());
    m_panel->resize(500, 260); // too little for all: the picture keeps its part
    QTRY_VERIFY(table.width() < 0.62 * m_panel->width());
}

void tst_RunsPanel::thePictureHasAPointForEachRun()
{
    auto* const picture = m_panel->findChild<RunScatter*>();
    m_panel->resize(900, 400);
    m_panel->show();
    const auto colourAt = [picture](double seconds, double bytes) {
        const QPointF place =
            picture->chart()->mapToPosition({seconds, bytes}, picture->chart()->series().front());
        return QColor(picture->grab().toImage().pixel(place.toPoint()));
    };
    const auto& recordings = m_workspace->session.recordings();
    QCOMPARE(colourAt(2.0, 1000.0), recordings[0].colour);
    QCOMPARE(colourAt(4.0, 50.0), recordings[1].colour);
    m_workspace->session.setVisible(2, false);
    const QImage alone = picture->grab().toImage();
    for (int y = 0; y < alone.height(); ++y) {
        for (int x = 0; x < alone.width(); ++x) {
            QVERIFY(QColor(alone.pixel(x, y)) != recordings[1].colour);
        }
    }
    QCOMPARE(colourAt(2.0, 1000.0), recordings[0].colour);
}

void tst_RunsPanel::thousandsOfRunsAreInThePicture()
{
    std::vector<ReadFile> files;
    for (int i = 0; i < 3000; ++i) {
        const double peak = 100.0 + i % 900;
        files.push_back({QString::number(i), {recordingOf({peak, peak, peak})}});
    }
    m_workspace->session.removeAll();
    m_workspace->session.add(files, true);
    QTRY_COMPARE(m_panel->table().model()->rowCount(), 3000);
    auto* const picture = m_panel->findChild<RunScatter*>();
    m_panel->resize(900, 400);
    m_panel->show();
    const QImage image = picture->grab().toImage();
    const auto isPainted = [&](double seconds, double bytes) { // axes and their lines are grey
        const QPoint place =
            picture->chart()
                ->mapToPosition({seconds, bytes}, picture->chart()->series().front())
                .toPoint();
        return QColor(image.pixel(place)).hsvSaturation() > 50;
    };
    QVERIFY(isPainted(2.0, 150.0));
    QVERIFY(isPainted(2.0, 950.0));
    QVERIFY(!isPainted(1.0, 550.0));
}

void tst_RunsPanel::whatIsLeftOutIsTold()
{
    auto other = recordingOf({1, 2});
    other->timeline.axis = AxisUnit::Instructions;
    m_workspace->session.add({{QStringLiteral("/x/massif.out"), {other}}}, false);
    QVERIFY(isTold(QStringLiteral("massif.out")));
    QVERIFY(isTold(QStringLiteral("time")));
    m_workspace->session.remove(3);
    QVERIFY(!isTold(QStringLiteral("massif.out")));
    auto gaps = recordingOf({kGap, kGap});
    m_workspace->session.add(QStringLiteral("/x/gaps.dat"), {gaps});
    QVERIFY(isTold(QStringLiteral("gaps.dat")));
    m_workspace->session.add(QStringLiteral("/x/one.dat"), {recordingOf({7})});
    QVERIFY(isTold(QStringLiteral("one.dat")));
}

void tst_RunsPanel::theLowestAndTheShortestAreTold()
{
    QVERIFY(isTold(QStringLiteral("Lowest peak: generator.dat, 50 B · shortest: list.dat")));
    m_workspace->session.add(QStringLiteral("/x/chunks.dat"), {recordingOf({40, 40})});
    QVERIFY(isTold(QStringLiteral("chunks.dat has the lowest peak, 40 B, and is the shortest")));
}

void tst_RunsPanel::aClickOnAPointMakesItsRunCurrent()
{
    auto* const picture = m_panel->findChild<RunScatter*>();
    m_panel->resize(900, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QCOMPARE(m_workspace->session.current()->id, 2);
    QTest::mouseClick(picture->viewport(), Qt::LeftButton, {}, picture->placeOf(0).toPoint());
    QCOMPARE(m_workspace->session.current()->id, 1);
    const QModelIndex current = m_panel->table().currentIndex();
    QCOMPARE(current.siblingAtColumn(0).data().toString(), QStringLiteral("list.dat (base)"));
}

void tst_RunsPanel::whatIsPointedAtIsSharedWithAllViews()
{
    auto* const picture = m_panel->findChild<RunScatter*>();
    m_panel->resize(900, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    Pointing& pointing = m_workspace->session.pointing();
    QTest::mouseMove(picture->viewport(), picture->placeOf(0).toPoint());
    QTRY_COMPARE(pointing.recording(), 1); // which is not the current one
    const QImage marked = m_panel->table().viewport()->grab().toImage();
    pointing.clear();
    QVERIFY(marked != m_panel->table().viewport()->grab().toImage());
    const QImage without = picture->grab().toImage();
    const QModelIndex second = m_panel->table().model()->index(1, 0);
    QTest::mouseMove(m_panel->table().viewport(), m_panel->table().visualRect(second).center());
    QTRY_COMPARE(pointing.recording(), 2);
    QVERIFY(picture->grab().toImage() != without);
}

void tst_RunsPanel::aPointHasTheMenuOfItsRow()
{
    auto* const picture = m_panel->findChild<RunScatter*>();
    m_panel->resize(900, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QCOMPARE(m_workspace->session.current()->id, 2);
    QList<QAction*> offered;
    QTimer::singleShot(0, this, [&offered] {
        QWidget* const menu = QApplication::activePopupWidget();
        QVERIFY(menu != nullptr);
        offered = menu->actions();
        menu->close();
    });
    const QPoint point = picture->placeOf(0).toPoint();
    QContextMenuEvent click(QContextMenuEvent::Mouse, point,
                            picture->viewport()->mapToGlobal(point));
    QApplication::sendEvent(picture->viewport(), &click);
    for (QAction* const action : m_panel->table().actions()) {
        QVERIFY(offered.contains(action));
    }
    const auto selected = m_panel->table().selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QVERIFY(selected.front().data().toString().startsWith(QStringLiteral("list.dat")));
}

TIDEMARK_TEST(tst_RunsPanel)

#include "tst_runs_panel.moc"
