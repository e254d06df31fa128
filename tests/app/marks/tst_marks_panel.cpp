// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marks/marks_export.h"
#include "app/marks/marks_panel.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

namespace
{

Marker markAt(std::string name, double seconds)
{
    Marker marker;
    marker.kind = MarkerKind::Mark;
    marker.name = std::move(name);
    marker.start = marker.end = static_cast<std::int64_t>(seconds * 1e9);
    return marker;
}

/// 100, 150, 120 MiB a second apart, with a mark at each and a heap of a tenth beside.
std::shared_ptr<Recording> marked()
{
    auto recording = recordingOf({100 * kMiB, 150 * kMiB, 120 * kMiB});
    Series heap = seriesOf({10 * kMiB, 15 * kMiB, 12 * kMiB}, {0, kSecondNs, 2 * kSecondNs});
    heap.kind = SeriesKind::HeapUsed;
    heap.name = "heapUsed";
    recording->timeline.series.push_back(heap);
    recording->timeline.markers = {markAt("baseline", 0), markAt("after 10 requests", 1.5),
                                   markAt("after | GC", 2)};
    return recording;
}

} // namespace

class tst_MarksPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyPanelsSayWhatToDo();
    void marksWithTheirDifferences();
    void otherShownSeriesHaveColumns();
    void choosingAMarkGoesThere();
    void aGrowingRecordingKeepsTheSelection();
    void aNewMarkIsListed();
    void onlyOwnMarksAreRemoved();
    void copiedAsText();
    void copiedAsMarkdown();
    void copiedAsCsv();
    void writtenToAFile();
    void aFolderThatIsNotThere();
    void unitsAndLanguage();

private:
    QStringList row(int index) const;
    void replace(const std::shared_ptr<const Recording>& recording);
    QAction* action(const char* text) const;
    MarksExport& exporter() const { return *m_panel->findChild<MarksExport*>(); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MarksPanel> m_panel;
};

void tst_MarksPanel::init()
{
    QLocale::setDefault(QLocale(QLocale::English));
    m_panel.reset();
    m_workspace = std::make_unique<Workspace>();
    m_panel = std::make_unique<MarksPanel>(*m_workspace);
    m_panel->resize(800, 200);
    m_panel->show();
}

QStringList tst_MarksPanel::row(int index) const
{
    QStringList texts;
    const QAbstractItemModel& model = *m_panel->table().model();
    for (int column = 0; column < model.columnCount(); ++column) {
        texts
            << model.index(index, column).data().toString().replace(QChar(0xa0), QLatin1Char(' '));
    }
    return texts;
}

/// The current recording goes on as another one: what live recordings do.
void tst_MarksPanel::replace(const std::shared_ptr<const Recording>& recording)
{
    auto& open = const_cast<OpenRecording&>(*m_workspace->session.current());
    open.setRecording(recording);
    Q_EMIT m_workspace->session.recordingChanged(open.id);
    Q_EMIT m_workspace->session.plotChanged();
}

QAction* tst_MarksPanel::action(const char* text) const
{
    for (QAction* one : exporter().menu()->actions()) {
        if (one->text() == QString::fromUtf8(text)) {
            return one;
        }
    }
    return nullptr;
}

void tst_MarksPanel::emptyPanelsSayWhatToDo()
{
    QVERIFY(!m_panel->table().isVisible());
    QVERIFY(!exporter().isEnabled());
    m_workspace->session.add(QStringLiteral("/x/plain.dat"), {recordingOf({1, 2, 3})});
    QVERIFY(!m_panel->table().isVisible());
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    QVERIFY(m_panel->table().isVisible());
    QVERIFY(exporter().isEnabled());
    m_workspace->session.setCurrent(1);
    QVERIFY(!m_panel->table().isVisible());
    m_workspace->session.removeAll();
    QVERIFY(!m_panel->table().isVisible());
}

void tst_MarksPanel::marksWithTheirDifferences()
{
    const QAbstractItemModelTester tester(m_panel->table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto recording = marked();
    recording->timeline.series.resize(1);
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {recording});
    QCOMPARE(m_panel->table().model()->rowCount(), 3);
    QCOMPARE(row(0).join(QLatin1Char(';')), QStringLiteral("baseline;0 s;—;100 MiB;—;—"));
    QCOMPARE(row(1).join(QLatin1Char(';')),
             QStringLiteral("after 10 requests;1.50 s;1.50 s;150 MiB;+50.0 MiB;+50.0 MiB"));
    QCOMPARE(row(2).join(QLatin1Char(';')),
             QStringLiteral("after | GC;2.00 s;500 ms;120 MiB;−30.0 MiB;+20.0 MiB"));
}

void tst_MarksPanel::otherShownSeriesHaveColumns()
{
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    m_workspace->session.setSeriesShown(1, 1, true);
    QCOMPARE(row(1).size(), 7);
    QCOMPARE(row(1).last(), QStringLiteral("15.0 MiB"));
    m_workspace->session.setSeriesShown(1, 1, false);
    QCOMPARE(row(1).size(), 6);
}

void tst_MarksPanel::choosingAMarkGoesThere()
{
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    QSignalSpy activated(m_panel.get(), &MarksPanel::positionActivated);
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(1, 0));
    QTest::keyClick(&m_panel->table(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 1);
    QCOMPARE(activated[0][1].value<std::int64_t>(), std::int64_t{1'500'000'000});
}

void tst_MarksPanel::aGrowingRecordingKeepsTheSelection()
{
    m_workspace->session.add(QStringLiteral("/x/live.tidemark"), {marked()});
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(2, 0));
    replace(marked()); // the same rows from another object
    QCOMPARE(m_panel->table().currentIndex().row(), 2);
}

void tst_MarksPanel::aNewMarkIsListed()
{
    m_workspace->session.add(QStringLiteral("/x/live.tidemark"), {marked()});
    auto more = marked();
    more->timeline.markers.push_back(markAt("later", 9));
    replace(more);
    QCOMPARE(m_panel->table().model()->rowCount(), 4);
    QCOMPARE(row(3).first(), QStringLiteral("later"));
}

/// What the file has stays.
void tst_MarksPanel::onlyOwnMarksAreRemoved()
{
    Session& session = m_workspace->session;
    session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    session.addMark(session.current()->id, kSecondNs / 2, QStringLiteral("mine"));
    QCOMPARE(m_panel->table().model()->rowCount(), 4);
    QCOMPARE(row(1).front(), QStringLiteral("mine"));
    QAction* const remove = m_panel->table().actions().front();
    QCOMPARE(remove->shortcut(), QKeySequence(QKeySequence::Delete));
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(0, 0));
    QVERIFY(!remove->isEnabled());
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(1, 0));
    QVERIFY(remove->isEnabled());
    m_panel->table().selectAll();
    remove->trigger();
    QCOMPARE(m_panel->table().model()->rowCount(), 3);
    QVERIFY(session.current()->ownMarks.empty());
}

void tst_MarksPanel::copiedAsText()
{
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    m_workspace->session.setSeriesShown(1, 1, false);
    action("Copy as text")->trigger();
    const QStringList lines = QApplication::clipboard()
                                  ->text()
                                  .replace(QChar(0xa0), QLatin1Char(' '))
                                  .split(QLatin1Char('\n'));
    QCOMPARE(lines[0], QStringLiteral("Mark\tTime\tSince previous\tRSS\tvs. previous\tvs. first"));
    QVERIFY2(lines[2].startsWith(
                 QStringLiteral("after 10 requests\t1.500000 s\t1.50 s\t157,286,400 B\t")),
             qPrintable(lines[2]));
    QTest::keyClick(&m_panel->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 4);
}

void tst_MarksPanel::copiedAsMarkdown()
{
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    m_workspace->session.setSeriesShown(1, 1, false);
    action("Copy as Markdown")->trigger();
    QCOMPARE(QApplication::clipboard()->text().replace(QChar(0xa0), QLatin1Char(' ')),
             QString::fromUtf8(
                 "| Mark | Time | Since previous | RSS | vs. previous | vs. first |\n"
                 "| --- | ---: | ---: | ---: | ---: | ---: |\n"
                 "| baseline | 0 s | — | 100 MiB | — | — |\n"
                 "| after 10 requests | 1.50 s | 1.50 s | 150 MiB | +50.0 MiB | +50.0 MiB |\n"
                 "| after \\| GC | 2.00 s | 500 ms | 120 MiB | −30.0 MiB | +20.0 MiB |\n"));
}

void tst_MarksPanel::copiedAsCsv()
{
    auto recording = marked();
    recording->timeline.markers[0].name = "a \"b\", c";
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {recording});
    m_workspace->session.setSeriesShown(1, 1, true);
    action("Copy as CSV")->trigger();
    QCOMPARE(QApplication::clipboard()->text().remove(QLatin1Char('\r')),
             QStringLiteral("mark,time_s,since_previous_s,RSS_bytes,versus_previous,versus_first,"
                            "heapUsed_bytes\n"
                            "\"a \"\"b\"\", c\",0,,104857600,,,10485760\n"
                            "after 10 requests,1.5,1.5,157286400,52428800,52428800,15728640\n"
                            "after | GC,2,0.5,125829120,-31457280,20971520,12582912\n"));
}

void tst_MarksPanel::writtenToAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("marks.csv"));
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    QSignalSpy told(&exporter(), &MarksExport::told);
    exporter().exportTo(path);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().contains(QStringLiteral("marks.csv")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("mark,time_s,"));
}

void tst_MarksPanel::aFolderThatIsNotThere()
{
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    QSignalSpy told(&exporter(), &MarksExport::told);
    exporter().exportTo(QStringLiteral("/nowhere/at/all/marks.csv"));
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().startsWith(QStringLiteral("marks.csv: ")) ||
            told[0][0].toString().contains(QStringLiteral("/nowhere")));
}

void tst_MarksPanel::unitsAndLanguage()
{
    m_workspace->session.add(QStringLiteral("/x/marked.tidemark"), {marked()});
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    QCOMPARE(row(0)[3], QStringLiteral("105 MB"));
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(m_panel.get(), &change);
    QCOMPARE(row(0)[0], QStringLiteral("baseline"));
}

TIDEMARK_TEST(tst_MarksPanel)

#include "tst_marks_panel.moc"
