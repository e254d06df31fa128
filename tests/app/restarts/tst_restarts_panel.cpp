// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/restarts/restarts_panel.h"
#include "tests/support/restarted.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

namespace
{

std::shared_ptr<Recording> recordingFrom(const std::vector<RestartedLife>& lives)
{
    auto recording = std::make_shared<Recording>();
    recording->timeline = restarted(lives);
    return recording;
}

/// Twice 100 to 500 MiB in 100 s, then @p seconds of the third life.
std::shared_ptr<Recording> service(int seconds = 50)
{
    return recordingFrom({{100, 100, 500}, {100, 100, 500}, {seconds, 100, 100.0 + 4 * seconds}});
}

QString plain(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char(' '));
}

} // namespace

class tst_RestartsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyPanelsSayWhatToDo();
    void livesWithTheirFigures();
    void theSentenceAbove();
    void whatIsFinishedPredictsNothing();
    void choosingALifeShowsIt();
    void followsARecordingThatGrows();
    void aRestartAddsALife();
    void worksOnlyWhileSeen();
    void anotherRecording();
    void copiedWithAllDigits();
    void unitsAndLanguage();
    void namesAreLiteral();

private:
    QStringList row(int index) const;
    QString sentence() const;
    int rows() const { return m_panel->table().model()->rowCount(); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<RestartsPanel> m_panel;
};

void tst_RestartsPanel::init()
{
    QLocale::setDefault(QLocale(QLocale::English));
    m_panel.reset();
    m_workspace = std::make_unique<Workspace>();
    m_panel = std::make_unique<RestartsPanel>(*m_workspace);
    m_panel->resize(900, 200);
    m_panel->show();
}

QStringList tst_RestartsPanel::row(int index) const
{
    QStringList texts;
    const QAbstractItemModel& model = *m_panel->table().model();
    for (int column = 0; column < model.columnCount(); ++column) {
        texts << plain(model.index(index, column).data().toString());
    }
    return texts;
}

QString tst_RestartsPanel::sentence() const
{
    return plain(m_panel->findChild<QLabel*>(QStringLiteral("sentence"))->text());
}

void tst_RestartsPanel::emptyPanelsSayWhatToDo()
{
    QVERIFY(!m_panel->table().isVisible());
    m_workspace->session.add(QStringLiteral("/x/plain.dat"), {recordingFrom({{10, 1, 2}})});
    QVERIFY(!m_panel->table().isVisible());
    QCOMPARE(rows(), 0);
    m_workspace->session.add(QStringLiteral("/x/empty.tidemark"), {std::make_shared<Recording>()});
    QVERIFY(!m_panel->table().isVisible());
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    QVERIFY(m_panel->table().isVisible());
    m_workspace->session.setCurrent(1);
    QVERIFY(!m_panel->table().isVisible());
    m_workspace->session.removeAll();
    QVERIFY(!m_panel->table().isVisible());
}

void tst_RestartsPanel::livesWithTheirFigures()
{
    const QAbstractItemModelTester tester(m_panel->table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto recording = service();
    recording->timeline.markers[1].name = "deployed";
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {recording});
    QCOMPARE(rows(), 3);
    QCOMPARE(row(0).join(u';'), QStringLiteral("1;101;0 s;1 m 40 s;100 MiB;496 MiB;496 MiB;"
                                               "+396 MiB;+4.00 MiB/s"));
    QCOMPARE(row(1).join(u';'), QStringLiteral("2;102;101.0 s;1 m 40 s;100 MiB;496 MiB;496 MiB;"
                                               "+396 MiB;+4.00 MiB/s"));
    QCOMPARE(row(2).join(u';'), QStringLiteral("3;—;3:22.0;50.0 s;100 MiB;300 MiB;300 MiB;"
                                               "+200 MiB;+4.00 MiB/s"));
}

void tst_RestartsPanel::theSentenceAbove()
{
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    m_workspace->session.setLive(1, true);
    QTRY_VERIFY(sentence().contains(QStringLiteral("present one")));
    QCOMPARE(sentence(),
             QStringLiteral("Restarted 2 time(s), every 1 m 41 s. Each life grows by 4.00 MiB/s "
                            "and ends near 496 MiB. The present one reaches 496 MiB in about "
                            "49 s."));
}

void tst_RestartsPanel::whatIsFinishedPredictsNothing()
{
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    const auto finished = QStringLiteral("Restarted 2 time(s), every 1 m 41 s. Each life grows by "
                                         "4.00 MiB/s and ends near 496 MiB.");
    QCOMPARE(sentence(), finished);

    auto unfinished = service();
    unfinished->mayGrow = true;
    m_workspace->session.add(QStringLiteral("/x/growing.tidemark"), {unfinished});
    QVERIFY(sentence().endsWith(QStringLiteral("in about 49 s.")));
    m_workspace->session.grow(2, service());
    m_workspace->session.announceGrowth(2);
    QTRY_COMPARE(sentence(), finished);
}

void tst_RestartsPanel::choosingALifeShowsIt()
{
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    QSignalSpy activated(m_panel.get(), &RestartsPanel::rangeActivated);
    DataTable& table = m_panel->table();
    table.setCurrentIndex(table.model()->index(1, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 1);
    QCOMPARE(activated[0][1].value<AxisRange>(), (AxisRange{101 * kSecondNs, 201 * kSecondNs}));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(0, 2)).center());
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[1][1].value<AxisRange>(), (AxisRange{0, 100 * kSecondNs}));
}

void tst_RestartsPanel::followsARecordingThatGrows()
{
    m_workspace->session.add(QStringLiteral("/x/live.tidemark"), {service(50)});
    m_workspace->session.setLive(1, true);
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(1, 0));
    m_workspace->session.grow(1, service(75));
    m_workspace->session.announceGrowth(1);
    QTRY_COMPARE(row(2)[3], QStringLiteral("1 m 15 s"));
    QCOMPARE(m_panel->table().currentIndex().row(), 1); // and keeps what is selected
    QVERIFY(sentence().endsWith(QStringLiteral("in about 24 s.")));
}

void tst_RestartsPanel::aRestartAddsALife()
{
    m_workspace->session.add(QStringLiteral("/x/live.tidemark"),
                             {recordingFrom({{100, 100, 500}})});
    QVERIFY(!m_panel->table().isVisible());
    m_workspace->session.grow(1, recordingFrom({{100, 100, 500}, {5, 100, 120}}));
    m_workspace->session.announceGrowth(1);
    QTRY_COMPARE(rows(), 2);
    QVERIFY(m_panel->table().isVisible());
    QCOMPARE(sentence(), QStringLiteral("Restarted once. Each life grows by 4.00 MiB/s."));
}

void tst_RestartsPanel::worksOnlyWhileSeen()
{
    m_panel->hide();
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    QCOMPARE(rows(), 0);
    m_panel->show();
    QCOMPARE(rows(), 3);
}

void tst_RestartsPanel::anotherRecording()
{
    m_workspace->session.add(QStringLiteral("/x/one.tidemark"), {service()});
    m_workspace->session.add(QStringLiteral("/x/two.tidemark"),
                             {recordingFrom({{9, 1, 2}, {9, 1, 2}})});
    QCOMPARE(rows(), 2);
    m_workspace->session.setCurrent(1);
    QCOMPARE(rows(), 3);
    QSignalSpy activated(m_panel.get(), &RestartsPanel::rangeActivated);
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(0, 0));
    QTest::keyClick(&m_panel->table(), Qt::Key_Return);
    QCOMPARE(activated.at(0).at(0).toInt(), 1);
}

void tst_RestartsPanel::copiedWithAllDigits()
{
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    m_panel->table().setFocus();
    m_panel->table().selectAll();
    QTest::keyClick(&m_panel->table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = plain(QApplication::clipboard()->text()).split(u'\n');
    QCOMPARE(lines[0], QStringLiteral("Life\tPID\tStart\tDuration\tFirst\tPeak\tLast\tChange\t"
                                      "Trend"));
    QVERIFY2(lines[1].contains(QStringLiteral("104,857,600 B")), qPrintable(lines[1]));
}

void tst_RestartsPanel::unitsAndLanguage()
{
    m_workspace->session.add(QStringLiteral("/x/service.tidemark"), {service()});
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    QCOMPARE(row(0)[4], QStringLiteral("105 MB"));
    QVERIFY(sentence().contains(QStringLiteral("520 MB")));
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(m_panel.get(), &change);
    QCOMPARE(row(0)[4], QStringLiteral("105 MB"));
    QCOMPARE(rows(), 3);
}

void tst_RestartsPanel::namesAreLiteral()
{
    m_workspace->session.add(QStringLiteral("/x/<b>a</b>.tidemark"), {service()});
    for (const QLabel* label : m_panel->findChildren<QLabel*>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

TIDEMARK_TEST(tst_RestartsPanel)

#include "tst_restarts_panel.moc"
