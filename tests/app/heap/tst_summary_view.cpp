// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/summary_view.h"
#include "app/heap/suspects_banner.h"
#include "app/widgets/link_button.h"
#include "app/widgets/tree_table.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/reading.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_SummaryView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void classesOfARealSnapshotAreListed();
    void typesAloneAreListed();
    void theTypeThatIsChosenIsFollowed();
    void aLineHasAMenu();
    void theFilterKeepsWhatMatches();
    void anotherRecordingAndBack();
    void classesOpenToObjectsAndFields();
    void whatKeepsMuchStandsAbove();
    void objectsByWhatHoldsThem();
    void onlyWhatIsNew();

private:
    static void choose(const SummaryView& panel, const char* chooser, int index);
    static Recordings snapshot();
    static QStringList column(const SummaryView& panel, int column);
};

/// A snapshot of Node 24 with 3,100 objects of class SteadyThing.
Recordings tst_SummaryView::snapshot()
{
    return test::readFixture("heapsnapshot/pair-small-after.heapsnapshot.zst")
        .value_or(Recordings());
}

QStringList tst_SummaryView::column(const SummaryView& panel, int column)
{
    const QAbstractItemModel& model = *panel.findChild<TreeTable*>()->model();
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        texts << model.index(row, column).data().toString();
    }
    return texts;
}

void tst_SummaryView::classesOfARealSnapshotAreListed()
{
    Workspace workspace;
    Session& session = workspace.session;
    SummaryView panel(workspace);
    panel.show();
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
    const auto row = column(panel, 0).indexOf(QStringLiteral("SteadyThing"));
    QCOMPARE(column(panel, 1)[row], QStringLiteral("3,100"));
    QTRY_VERIFY(!column(panel, 4).contains(unknownText()));       // retained sizes fill in
    QCOMPARE(column(panel, 0).first(), QStringLiteral("global")); // what retains most stands first
}

/// A snapshot that has no objects is one, too.
void tst_SummaryView::typesAloneAreListed()
{
    Workspace workspace;
    SummaryView panel(workspace);
    panel.show();
    auto recording = std::make_shared<Recording>();
    recording->snapshots.push_back(
        test::typesSnapshot({{"Small", 3, 2048, {}}, {"Large", 2, 4096, 8192}}));
    workspace.session.add(QStringLiteral("types.tidemark"), {recording});
    QTRY_COMPARE(column(panel, 0), (QStringList{QStringLiteral("Large"), QStringLiteral("Small")}));
    QCOMPARE(column(panel, 1), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    QCOMPARE(column(panel, 2), QStringList(2, unknownText()));
    QCOMPARE(column(panel, 3),
             (QStringList{QStringLiteral("4.00\u00a0KiB"), QStringLiteral("2.00\u00a0KiB")}));
    QCOMPARE(column(panel, 4), (QStringList{QStringLiteral("8.00\u00a0KiB"), unknownText()}));
    const QList<QLabel*> labels = panel.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("5 objects"));
    }));
    QVERIFY(std::ranges::none_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("No heap snapshot"));
    }));
}

void tst_SummaryView::theTypeThatIsChosenIsFollowed()
{
    Workspace workspace;
    SummaryView panel(workspace);
    panel.show();
    auto recording = std::make_shared<Recording>();
    recording->snapshots.push_back(
        test::typesSnapshot({{"Small", 3, 2048, {}}, {"Large", 2, 4096, 8192}}));
    workspace.session.add(QStringLiteral("types.tidemark"), {recording});
    QTRY_COMPARE(column(panel, 0).size(), 2);
    auto* const table = panel.findChild<TreeTable*>();
    table->setCurrentIndex(table->model()->index(1, 0));
    QCOMPARE(workspace.session.snapshots().type(), std::optional(std::string("Small")));
}

void tst_SummaryView::aLineHasAMenu()
{
    Workspace workspace;
    SummaryView panel(workspace);
    panel.show();
    workspace.session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
    auto& table = *panel.findChild<TreeTable*>();
    const auto action = [&table](const char* name) -> QAction& {
        return *table.findChild<QAction*>(QLatin1String(name));
    };
    const auto row = static_cast<int>(column(panel, 0).indexOf(QStringLiteral("SteadyThing")));
    const QModelIndex type = table.model()->index(row, 0);
    table.setCurrentIndex(type);
    Q_EMIT table.menuAboutToShow();
    QVERIFY(table.actions().contains(&action("openLine")));
    QVERIFY(!action("showRetainers").isEnabled()); // of no single object
    action("copyName").trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("SteadyThing"));
    action("openLine").trigger();
    QVERIFY(table.isExpanded(type));

    const QSignalSpy wanted(&workspace.session.snapshots(), &SnapshotSelection::retainersWanted);
    table.setCurrentIndex(table.model()->index(0, 0, type));
    Q_EMIT table.menuAboutToShow();
    QVERIFY(action("showRetainers").isEnabled());
    action("showRetainers").trigger();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(workspace.session.snapshots().object().has_value());
}

void tst_SummaryView::theFilterKeepsWhatMatches()
{
    Workspace workspace;
    Session& session = workspace.session;
    SummaryView panel(workspace);
    panel.show();
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(!column(panel, 0).isEmpty());
    const auto all = column(panel, 0).size();
    panel.findChild<QLineEdit*>()->setText(QStringLiteral("thing"));
    QTRY_VERIFY(column(panel, 0).size() < all);
    const QStringList left = column(panel, 0);
    QVERIFY(left.contains(QStringLiteral("LeakyThing")));
    for (const QString& name : left) {
        QVERIFY2(name.contains(QStringLiteral("thing"), Qt::CaseInsensitive), qPrintable(name));
    }
}

void tst_SummaryView::anotherRecordingAndBack()
{
    Workspace workspace;
    Session& session = workspace.session;
    SummaryView panel(workspace);
    panel.show();
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    const int first = session.current()->id;
    QTRY_VERIFY(!column(panel, 4).isEmpty() && !column(panel, 4).contains(unknownText()));
    session.add(QStringLiteral("run.dat"), {test::recordingOf({1, 2})});
    QVERIFY(!column(panel, 0).isEmpty()); // a timeline has no classes to show instead
    session.setCurrent(first);
    QVERIFY(!column(panel, 4).contains(unknownText())); // kept, not computed again
    session.remove(first);
    QVERIFY(column(panel, 0).isEmpty());
}

void tst_SummaryView::classesOpenToObjectsAndFields()
{
    Workspace workspace;
    Session& session = workspace.session;
    HeapAnalyses& analyses = workspace.analyses;
    SummaryView panel(workspace);
    panel.show();
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(analyses.analysisOf(snapshotOf(session, session.snapshots().current())) != nullptr);
    QTRY_VERIFY(!column(panel, 4).isEmpty() && !column(panel, 4).contains(unknownText()));
    auto& table = *panel.findChild<TreeTable*>();
    const auto row = static_cast<int>(column(panel, 0).indexOf(QStringLiteral("LeakyThing")));
    const QModelIndex heapClass = table.tree().index(row, 0);
    table.expand(heapClass);
    QCOMPARE(table.tree().rowCount(heapClass), 101); // a page, and a line for more
    const QModelIndex more = table.tree().index(100, 0, heapClass);
    QVERIFY(table.tree().isMore(more));
    table.tree().showMore(more);
    QCOMPARE(table.tree().rowCount(heapClass), 201);
    double last = std::numeric_limits<double>::max();
    for (int i = 0; i < 200; ++i) { // the largest first, across the pages
        const QModelIndex index = table.tree().index(i, 0, heapClass);
        QVERIFY(index.data().toString().startsWith(QStringLiteral("LeakyThing {")));
        const double bytes = table.tree().source()->cell(table.tree().entry(index), 4).number;
        QVERIFY(bytes <= last);
        last = bytes;
    }
    const QModelIndex object = table.tree().index(0, 0, heapClass);
    table.reveal(object);
    const auto& chosen = session.snapshots().object();
    QVERIFY(chosen.has_value());
    QCOMPARE(chosen->snapshot->graph->nodeName(chosen->node), std::string_view("LeakyThing"));
    QVERIFY(table.tree().rowCount(object) > 0);
}

void tst_SummaryView::whatKeepsMuchStandsAbove()
{
    auto builder = test::heapWithGlobal();
    const auto array = builder.node(NodeType::Object, "Array", 32);
    builder.edge(1, array, "registry");
    for (std::uint32_t i = 0; i < 300; ++i) {
        builder.indexEdge(array, builder.node(NodeType::Object, "Row", 1024), i);
    }
    auto recording = std::make_shared<Recording>();
    recording->snapshots.push_back(
        test::snapshotOf(std::make_shared<const HeapGraph>(builder.build())));
    Workspace workspace;
    SummaryView panel(workspace);
    panel.resize(900, 400);
    panel.show();
    auto& banner = *panel.findChild<SuspectsBanner*>();
    QVERIFY(!banner.isVisible());
    workspace.session.add(QStringLiteral("a.heapsnapshot"), {recording});
    QTRY_VERIFY(banner.isVisible());
    QCOMPARE(banner.sentences(), QStringList(QStringLiteral(
                                     "The global variable “registry” keeps 1 Array, 300\u00a0KiB: "
                                     "100\u00a0% of the heap, for the most part 300 Row, "
                                     "300\u00a0KiB")));
    QTest::mouseClick(banner.findChild<LinkButton*>(), Qt::LeftButton);
    QCOMPARE(workspace.session.snapshots().object()->node, array);
    QCOMPARE(workspace.session.snapshots().type().value_or(""), std::string("Array"));
    for (QCheckBox* const box : panel.findChildren<QCheckBox*>()) {
        if (box->text() == QStringLiteral("Leak suspects")) {
            box->click();
        }
    }
    QVERIFY(!banner.isVisible());
    workspace.session.removeAll();
    QVERIFY(banner.sentences().isEmpty());
}

/// As a user chooses it from the list.
void tst_SummaryView::choose(const SummaryView& panel, const char* chooser, int index)
{
    auto* const box = panel.findChild<QComboBox*>(QLatin1String(chooser));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void tst_SummaryView::objectsByWhatHoldsThem()
{
    Workspace workspace;
    SummaryView panel(workspace);
    panel.show();
    workspace.session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
    const auto isOffered = [&panel](const QString& text) {
        return panel.findChild<QComboBox*>(QStringLiteral("objects"))->findText(text) >= 0;
    };
    choose(panel, "groupings", static_cast<int>(ObjectGrouping::Holder));
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("(roots)")));
    QVERIFY(!column(panel, 0).contains(QStringLiteral("SteadyThing")));
    QCOMPARE(panel.findChild<TreeTable*>()->model()->headerData(0, Qt::Horizontal).toString(),
             QStringLiteral("Held by"));
    QVERIFY(workspace.options.infersShapes());          // only types have them
    QVERIFY(!isOffered(QStringLiteral("New since A"))); // this is A

    // A row of a type is the type that is followed; what holds objects is none.
    panel.findChild<TreeTable*>()->setCurrentIndex(
        panel.findChild<TreeTable*>()->model()->index(0, 0));
    QVERIFY(!workspace.session.snapshots().type());
    choose(panel, "groupings", static_cast<int>(ObjectGrouping::Type));
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
    QVERIFY(!workspace.options.infersShapes());
}

void tst_SummaryView::onlyWhatIsNew()
{
    Workspace workspace;
    SummaryView panel(workspace);
    panel.show();
    workspace.session.add(QStringLiteral("before.heapsnapshot"),
                          test::readFixture("heapsnapshot/pair-small-before.heapsnapshot.zst")
                              .value_or(Recordings()));
    workspace.session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    const auto all = allSnapshots(workspace.session);
    QCOMPARE(all.size(), std::size_t{2});
    workspace.session.snapshots().setCurrent(all.back());
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
    const auto* const objects = panel.findChild<QComboBox*>(QStringLiteral("objects"));
    QCOMPARE(objects->itemText(1), QStringLiteral("New since A"));
    const QStringList everything = column(panel, 1);
    choose(panel, "objects", 1);
    QTRY_VERIFY(!column(panel, 1).isEmpty() && column(panel, 1) != everything);
    QVERIFY(column(panel, 0).size() < everything.size());

    // Of the other snapshot the same cannot be asked: all of it is shown.
    workspace.session.snapshots().setCurrent(all.front());
    QCOMPARE(objects->currentIndex(), 0);
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
}

TIDEMARK_TEST(tst_SummaryView)

#include "tst_summary_view.moc"
