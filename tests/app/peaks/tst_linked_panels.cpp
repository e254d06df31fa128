// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marks/marks_panel.h"
#include "app/output/output_panel.h"
#include "app/peaks/functions_panel.h"
#include "app/peaks/peaks_panel.h"
#include "app/peaks/selection_panel.h"
#include "app/restarts/restarts_panel.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QScrollBar>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

namespace
{

Marker markAt(const char* name, double seconds)
{
    Marker mark = spanOf(name, seconds, seconds, 0);
    mark.kind = MarkerKind::Mark;
    return mark;
}

/// main() over 100 s with load() from 20 to 40 and from 60 to 70 s, marks at 10 and at 50 s, a line
/// of output every second, and a peak at 30 s.
std::shared_ptr<Recording> eventful()
{
    std::vector<double> values(101, 1e6);
    values[30] = 9e6;
    auto recording = recordingOf(values);
    recording->timeline.markers = {spanOf("main", 0, 100, 0), markAt("first", 10),
                                   spanOf("load", 20, 40, 1), markAt("second", 50),
                                   spanOf("load", 60, 70, 1)};
    for (int i = 0; i < 100; ++i) {
        recording->output.append(
            {i * kSecondNs, OutputStream::Stdout, "line " + std::to_string(i)});
    }
    return recording;
}

/// A mouse that comes to a row, as the table hears of it.
void hoverRow(DataTable& table, int row)
{
    Q_EMIT table.rowPointed(table.model()->index(row, 0));
}

} // namespace

/// The panels about a recording and its timeline light in each other what the mouse is on.
class tst_LinkedPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theRunningFunctionsRowIsLit();
    void theFunctionThatIsPointedAtComesFirst();
    void theMarkBeforeIsLit();
    void theLineOfTheOutputIsLit();
    void aRowThatRestsComesIntoView();
    void whatIsRecordedStaysAtItsEnd();
    void nothingIsLitWhileHidden();
    void aShiftedRecording();
    void aRowOfFunctionsPointsAtItsCalls();
    void rowsPointAtTheirMoments();
    void aRowOfTheRangePointsAtItsLine();
    void theRowUnderTheMouseStaysLit();
    void noRowIsLitWithoutARecording();

private:
    template <typename Panel>
    Panel& show()
    {
        auto panel = std::make_unique<Panel>(*m_workspace);
        Panel& shown = *panel;
        shown.resize(700, 200);
        shown.show();
        m_panel = std::move(panel);
        return shown;
    }
    TimeSelection& time() const { return m_workspace->session.time(); }
    const PointedPlace& pointed() const { return m_workspace->session.pointing().place(); }
    static QString litText(TablePanel& panel, int column = 0);

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TablePanel> m_panel;
};

void tst_LinkedPanels::init()
{
    m_panel.reset();
    m_workspace = std::make_unique<Workspace>();
    m_workspace->session.add(QStringLiteral("/x/run.dat"), {eventful()});
}

/// What stands in the row that is lit; empty if none is.
QString tst_LinkedPanels::litText(TablePanel& panel, int column)
{
    const auto row = panel.table().pointedRow();
    return row ? panel.table().model()->index(*row, column).data().toString() : QString();
}

void tst_LinkedPanels::theRunningFunctionsRowIsLit()
{
    auto& panel = show<FunctionsPanel>();
    QVERIFY(litText(panel).isEmpty());
    time().setCursor(30 * kSecondNs);
    QCOMPARE(litText(panel), QStringLiteral("load"));
    time().setCursor(50 * kSecondNs);
    QCOMPARE(litText(panel), QStringLiteral("main"));
    QVERIFY(!panel.table().selectionModel()->hasSelection());
    time().setCursor({});
    QVERIFY(litText(panel).isEmpty());
}

void tst_LinkedPanels::theFunctionThatIsPointedAtComesFirst()
{
    auto& panel = show<FunctionsPanel>();
    time().setCursor(30 * kSecondNs);
    m_workspace->session.pointing().set({.recordingId = 1, .function = "main"});
    QCOMPARE(litText(panel), QStringLiteral("main"));
    m_workspace->session.pointing().set({.recordingId = 2, .function = "main"}); // of another one
    QCOMPARE(litText(panel), QStringLiteral("load"));
}

void tst_LinkedPanels::theMarkBeforeIsLit()
{
    auto& panel = show<MarksPanel>();
    time().setCursor(5 * kSecondNs);
    QVERIFY(litText(panel).isEmpty());
    time().setCursor(49 * kSecondNs);
    QCOMPARE(litText(panel), QStringLiteral("first"));
    time().setCursor(50 * kSecondNs);
    QCOMPARE(litText(panel), QStringLiteral("second"));
}

void tst_LinkedPanels::theLineOfTheOutputIsLit()
{
    auto& panel = show<OutputPanel>();
    time().setCursor(7 * kSecondNs + 1);
    QCOMPARE(litText(panel, 2), QStringLiteral("line 7"));
    time().setCursor(-kSecondNs);
    QVERIFY(litText(panel, 2).isEmpty());
}

void tst_LinkedPanels::aRowThatRestsComesIntoView()
{
    auto& panel = show<OutputPanel>();
    DataTable& table = panel.table();
    const auto isSeen = [&table](int row) {
        const QRect place = table.visualRect(table.model()->index(row, 0));
        return table.viewport()->rect().contains(place.center());
    };
    QVERIFY(!isSeen(80));
    time().setCursor(80 * kSecondNs);
    QVERIFY(!isSeen(80)); // the mouse may only pass
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(80), kPatience);
    const int scrolled = table.verticalScrollBar()->value();
    time().setCursor({});
    QCOMPARE(table.verticalScrollBar()->value(), scrolled);
}

void tst_LinkedPanels::whatIsRecordedStaysAtItsEnd()
{
    auto& panel = show<OutputPanel>();
    m_workspace->session.setLive(1, true);
    panel.table().scrollToBottom();
    const int end = panel.table().verticalScrollBar()->value();
    time().setCursor(3 * kSecondNs);
    QCOMPARE(litText(panel, 2), QStringLiteral("line 3"));
    QCOMPARE(panel.table().verticalScrollBar()->value(), end);
    QVERIFY(!panel.table().waitsForPointedRow());
}

void tst_LinkedPanels::nothingIsLitWhileHidden()
{
    auto& panel = show<FunctionsPanel>();
    panel.hide();
    time().setCursor(30 * kSecondNs);
    QVERIFY(litText(panel).isEmpty());
    panel.show();
    QCOMPARE(litText(panel), QStringLiteral("load"));
}

void tst_LinkedPanels::aShiftedRecording()
{
    m_workspace->session.add(QStringLiteral("/x/long.dat"),
                             {recordingOf(std::vector<double>(201, 1e6))});
    m_workspace->session.setCurrent(1);
    m_workspace->session.setAlignment(AlignmentKind::End);
    const std::int64_t shift =
        m_workspace->session.placementOf(*m_workspace->session.find(1)).toCommon(std::int64_t{0});
    QVERIFY(shift != 0);
    auto& panel = show<FunctionsPanel>();
    time().setCursor(shift + 30 * kSecondNs);
    QCOMPARE(litText(panel), QStringLiteral("load"));
    auto& peaks = show<PeaksPanel>();
    hoverRow(peaks.table(), 0);
    QCOMPARE(time().cursor(), std::optional(shift + 30 * kSecondNs));
}

void tst_LinkedPanels::aRowOfFunctionsPointsAtItsCalls()
{
    auto& panel = show<FunctionsPanel>();
    const auto rowOf = [&panel](const QString& name) {
        return panel.table().model()->index(0, 0).data().toString() == name ? 0 : 1;
    };
    hoverRow(panel.table(), rowOf(QStringLiteral("load")));
    QCOMPARE(pointed().recordingId, 1);
    QCOMPARE(pointed().function, std::string("load"));
    QVERIFY((pointed().range == AxisRange{20 * kSecondNs, 40 * kSecondNs})); // the longest
    QVERIFY(!time().cursor());
    Q_EMIT panel.table().rowPointed({});
    QVERIFY(pointed() == PointedPlace());
}

void tst_LinkedPanels::rowsPointAtTheirMoments()
{
    hoverRow(show<PeaksPanel>().table(), 0);
    QCOMPARE(time().cursor(), std::optional(30 * kSecondNs));
    hoverRow(show<MarksPanel>().table(), 1);
    QCOMPARE(time().cursor(), std::optional(50 * kSecondNs));
    auto& output = show<OutputPanel>();
    hoverRow(output.table(), 12);
    QCOMPARE(time().cursor(), std::optional(12 * kSecondNs));
    QCOMPARE(pointed().recordingId, 1);
    Q_EMIT output.table().rowPointed({});
    QCOMPARE(pointed().recordingId, 0);
}

void tst_LinkedPanels::aRowOfTheRangePointsAtItsLine()
{
    auto& panel = show<SelectionPanel>();
    hoverRow(panel.table(), 0);
    QCOMPARE(pointed().recordingId, 1);
    QCOMPARE(pointed().series, std::optional<std::size_t>(0));
}

/// Of two lines printed at once the mouse may be on the first, and the cursor tells of the last.
void tst_LinkedPanels::theRowUnderTheMouseStaysLit()
{
    auto recording = recordingOf({1, 2, 3});
    for (const char* text : {"one", "two", "three"}) {
        recording->output.append({kSecondNs, OutputStream::Stdout, text});
    }
    m_workspace->session.add(QStringLiteral("/x/at-once.dat"), {recording});
    auto& panel = show<OutputPanel>();
    hoverRow(panel.table(), 0);
    QCOMPARE(litText(panel, 2), QStringLiteral("one"));
    Q_EMIT panel.table().rowPointed({});
    QVERIFY(litText(panel, 2).isEmpty());
}

void tst_LinkedPanels::noRowIsLitWithoutARecording()
{
    auto& panel = show<RestartsPanel>();
    time().setCursor(kSecondNs);
    m_workspace->session.removeAll();
    m_workspace->session.pointing().set({.recordingId = 1, .function = "load"});
    QVERIFY(!panel.table().pointedRow());
}

TIDEMARK_TEST(tst_LinkedPanels)

#include "tst_linked_panels.moc"
