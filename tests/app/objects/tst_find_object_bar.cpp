// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/find_object_bar.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

class tst_FindObjectBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void numbersAsPeopleWriteThem_data();
    void numbersAsPeopleWriteThem();
    void chosenNodesAreFound();
    void whatIsMissingHasNeighbours();
    void otherSnapshotsThatHaveItAreOffered();
    void withoutASnapshot();
    void byKeyboard();

private:
    static Recordings fixture(const char* name)
    {
        return test::readFixture(std::string("heapsnapshot/") + name).value_or(Recordings());
    }
};

void tst_FindObjectBar::numbersAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qulonglong>("number");
    QTest::newRow("digits") << "75895" << 75895ULL;
    QTest::newRow("at") << "@75895" << 75895ULL;
    QTest::newRow("spaces") << "  @ 75895 " << 75895ULL;
    QTest::newRow("with a name") << "user@host @75895" << 75895ULL;
    QTest::newRow("largest") << "18446744073709551615" << ~0ULL;
    for (const char* text :
         {"", "@", "-1", "+1", "1.5", "1e3", "0x10", "Fuga", "18446744073709551616", "75 895"}) {
        QTest::newRow(text) << QString::fromLatin1(text) << 0ULL; // no number
    }
}

void tst_FindObjectBar::numbersAsPeopleWriteThem()
{
    QFETCH(QString, text);
    QFETCH(qulonglong, number);
    QCOMPARE(objectNumber(text).value_or(0), std::uint64_t{number});
}

void tst_FindObjectBar::chosenNodesAreFound()
{
    Workspace workspace;
    Session& session = workspace.session;
    FindObjectBar bar(workspace);
    session.add(QStringLiteral("after.heapsnapshot"),
                fixture("pair-small-after.heapsnapshot.zst")); // large: in the background
    QSignalSpy found(&bar, &FindObjectBar::found);
    qsizetype count = 0;
    for (const auto& node : test::oracle("pair-small-after")["nodes"]) {
        bar.find(QStringLiteral("@%1").arg(node["id"].get<std::uint64_t>()));
        ++count;
        QTRY_COMPARE(found.size(), count);
        QCOMPARE(session.snapshots().object()->node, node["ordinal"].get<std::uint32_t>());
    }
    QVERIFY(session.objectHistory().canGoBack());
}

void tst_FindObjectBar::whatIsMissingHasNeighbours()
{
    auto builder = test::heapWithGlobal(); // @1 and @3
    builder.node(NodeType::Object, "<b>%2</b>", 8, 9);
    auto recording = std::make_shared<Recording>();
    recording->snapshots.push_back(test::snapshotOf(builder.build()));
    Workspace workspace;
    Session& session = workspace.session;
    FindObjectBar bar(workspace);
    session.add(QStringLiteral("a.heapsnapshot"), {recording});
    bar.find(QStringLiteral("5"));
    QCOMPARE(bar.answer(), QStringLiteral("a.heapsnapshot has no object @5. The nearest are "
                                          "global @3 and <b>%2</b> @9."));
    bar.find(QStringLiteral("0"));
    QCOMPARE(bar.answer(),
             QStringLiteral("a.heapsnapshot has no object @0. Its first is (root) @1."));
    bar.find(QStringLiteral("10"));
    QCOMPARE(bar.answer(),
             QStringLiteral("a.heapsnapshot has no object @10. Its last is <b>%2</b> @9."));
    QVERIFY(!session.snapshots().object());
    bar.find(QStringLiteral("Fuga"));
    QCOMPARE(bar.answer(), QStringLiteral("Enter the id of an object, like @75895."));
    bar.find(QStringLiteral("3"));
    QCOMPARE(session.snapshots().object()->node, 1U);
    QCOMPARE(bar.answer(), QStringLiteral("global @3"));
}

void tst_FindObjectBar::otherSnapshotsThatHaveItAreOffered()
{
    const auto heap = [](std::uint64_t id) {
        auto builder = test::heapWithGlobal();
        builder.node(NodeType::Object, "Late", 8, id);
        auto recording = std::make_shared<Recording>();
        recording->snapshots.push_back(test::snapshotOf(builder.build()));
        return Recordings{recording};
    };
    Workspace workspace;
    Session& session = workspace.session;
    FindObjectBar bar(workspace);
    session.add(QStringLiteral("a.heapsnapshot"), heap(9));
    session.add(QStringLiteral("b.heapsnapshot"), heap(77));
    session.add(QStringLiteral("c.heapsnapshot"), heap(77));
    const auto all = allSnapshots(session);
    session.snapshots().setCurrent(all[0]);
    const auto offers = [&bar] {
        QList<QToolButton*> shown = bar.findChildren<QToolButton*>(QStringLiteral("offer"));
        shown.removeIf([&bar](QToolButton* button) { return !button->isVisibleTo(&bar); });
        return shown;
    };
    bar.find(QStringLiteral("77"));
    QVERIFY(bar.answer().contains(QStringLiteral("a.heapsnapshot has no object @77")));
    QCOMPARE(offers().size(), 2);
    QCOMPARE(offers().front()->text(), QStringLiteral("Show it in b.heapsnapshot"));
    offers().back()->click();
    QCOMPARE(session.snapshots().current().value(), all[2]);
    QCOMPARE(session.snapshots().object()->snapshot, snapshotOf(session, all[2]));
    QCOMPARE(session.snapshots().object()->node, 2U);
    QCOMPARE(bar.answer(), QStringLiteral("Late @77"));
    QCOMPARE(offers().size(), 0);
    bar.find(QStringLiteral("5")); // none has it
    QCOMPARE(offers().size(), 0);
}

void tst_FindObjectBar::withoutASnapshot()
{
    Workspace workspace;
    Session& session = workspace.session;
    FindObjectBar bar(workspace);
    bar.find(QStringLiteral("@3"));
    QCOMPARE(bar.answer(), QStringLiteral("No heap snapshot is shown."));
    session.add(QStringLiteral("after.heapsnapshot"), fixture("pair-small-after.heapsnapshot.zst"));
    bar.find(QStringLiteral("@3"));
    session.removeAll(); // while it looks
    session.add(QStringLiteral("tiny"), fixture("tiny.heapsnapshot.zst"));
    bar.find(QStringLiteral("@1"));
    QTRY_VERIFY(session.snapshots().object().has_value());
    QCOMPARE(session.snapshots().object()->snapshot,
             snapshotOf(session, session.snapshots().current()));
    QCOMPARE(session.snapshots().object()->node, 0U);
}

void tst_FindObjectBar::byKeyboard()
{
    Workspace workspace;
    Session& session = workspace.session;
    FindObjectBar bar(workspace);
    session.add(QStringLiteral("tiny"), fixture("tiny.heapsnapshot.zst"));
    bar.start();
    QVERIFY(bar.isVisible());
    QVERIFY(bar.answer().contains(QStringLiteral("tiny"))); // says where it looks
    auto& number = *bar.findChild<QLineEdit*>();
    QTest::keyClicks(&number, QStringLiteral("@3"));
    QTest::keyClick(&number, Qt::Key_Return);
    QCOMPARE(bar.answer(), QStringLiteral("(GC roots) @3"));
    QVERIFY(session.snapshots().object().has_value());
    QTest::keyClick(&number, Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
}

TIDEMARK_TEST(tst_FindObjectBar)

#include "tst_find_object_bar.moc"
