// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_map.h"
#include "app/comparison/changes_panel.h"
#include "app/text/size_text.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

Recordings fixture(const char* name)
{
    return test::readFixture(std::string("heapsnapshot/") + name + ".heapsnapshot.zst")
        .value_or(Recordings());
}

struct ChangesBench {
    ChangesBench()
    {
        panel.resize(500, 320);
        panel.show();
    }

    void openPair()
    {
        session.add(QStringLiteral("before.heapsnapshot"), fixture("pair-small-before"));
        session.add(QStringLiteral("after.heapsnapshot"), fixture("pair-small-after"));
    }

    bool says(const QString& part)
    {
        const auto labels = panel.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

    AreaMap& map() { return *panel.findChild<AreaMap*>(); }
    const AreaSource& source() { return *map().source(); }

    /// The node of a type; 0 if there is none.
    std::uint32_t nodeOf(const QString& name)
    {
        for (std::uint32_t node = 1; node < source().tree().size(); ++node) {
            if (source().name(node) == name) {
                return node;
            }
        }
        return 0;
    }

    QPoint middleOf(std::uint32_t node)
    {
        return map().areaOf(*map().areas().cellOf(source().tree(), node)).center().toPoint();
    }

    Workspace workspace;
    Session& session = workspace.session;
    ViewOptions& options = workspace.options;
    HeapAnalyses& analyses = workspace.analyses;
    Comparison& comparison = workspace.comparison;
    ChangesPanel panel{workspace};
};

} // namespace

class tst_ChangesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void theLargestSidesAreTheLargestAreas();
    void swappedTheyShrink();
    void aTypeIsChosenByMouseAndKey();
    void aTypeChosenElsewhereIsTheCurrentOne();
    void theShapeIsKept();
    void withoutSnapshotsItSaysWhatToDo();
    void theUnitFollows();
};

void tst_ChangesPanel::theLargestSidesAreTheLargestAreas()
{
    ChangesBench bench;
    bench.openPair();
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr);
    const WeightedTree& tree = bench.source().tree();
    const std::uint32_t grown = bench.nodeOf(QStringLiteral("(concatenated string)"));
    QVERIFY(grown != 0);
    QCOMPARE(tree.change(grown), std::int64_t{4'179'360});
    QCOMPARE(bench.source().figure(grown), signedSizeText(4'179'360));
    QVERIFY(bench.source().tones()[bench.source().tone(grown)].pattern == AreaPattern::Grown);
    QVERIFY(bench.map().accessibleDescription().contains(QStringLiteral("+")));
    QVERIFY(bench.source().details(grown).contains(QStringLiteral("A: ")));
    std::uint32_t unchanged = 0;
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const AreaTone& tone = bench.source().tones()[bench.source().tone(node)];
        QVERIFY((tree.change(node) < 0) == (tone.pattern == AreaPattern::Shrunk));
        unchanged += tone.pattern == AreaPattern::None ? 1 : 0;
    }
    QVERIFY(unchanged > 0);
}

void tst_ChangesPanel::swappedTheyShrink()
{
    ChangesBench bench;
    bench.openPair();
    bench.options.setInfersShapes(false); // shapes are those of B
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr);
    const QString name = QStringLiteral("(concatenated string)");
    const std::int64_t change = bench.source().tree().change(bench.nodeOf(name));
    QVERIFY(change > 0);
    bench.session.snapshots().swapAAndB();
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr &&
                bench.source().tree().change(bench.nodeOf(name)) == -change);
}

void tst_ChangesPanel::aTypeIsChosenByMouseAndKey()
{
    ChangesBench bench;
    bench.openPair();
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr);
    QSignalSpy chosen(&bench.comparison, &Comparison::typeChosen);
    QTest::mouseClick(bench.map().viewport(), Qt::LeftButton, {}, bench.middleOf(1));
    QCOMPARE(chosen.takeFirst().first().toUInt(), bench.source().tree().item(1));
    QCOMPARE(QString::fromStdString(bench.session.snapshots().type().value()),
             bench.source().name(1));
    QTest::keyClick(&bench.map(), Qt::Key_Right);
    QTest::keyClick(&bench.map(), Qt::Key_Down);
    QVERIFY(bench.map().current().value() != 1);
    QCOMPARE(chosen.takeLast().first().toUInt(),
             bench.source().tree().item(bench.map().current().value()));
}

void tst_ChangesPanel::aTypeChosenElsewhereIsTheCurrentOne()
{
    ChangesBench bench;
    bench.openPair();
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr);
    QSignalSpy chosen(&bench.comparison, &Comparison::typeChosen);
    bench.session.snapshots().setType(std::string("LeakyThing"));
    QCOMPARE(bench.map().current().value(), bench.nodeOf(QStringLiteral("LeakyThing")));
    QVERIFY(chosen.isEmpty()); // the table is there already
}

void tst_ChangesPanel::theShapeIsKept()
{
    ChangesBench bench;
    bench.openPair();
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr);
    auto* const shape = bench.panel.findChild<QComboBox*>(QStringLiteral("areaShape"));
    shape->setFocus();
    QTest::keyClick(shape, Qt::Key_Down);
    QCOMPARE(bench.options.changesShape(), AreaShape::Icicle);
    QCOMPARE(bench.options.heapShape(), AreaShape::Treemap); // the map of one heap has its own
    QCOMPARE(bench.map().areas().levels, 2U);
    QCOMPARE(bench.map().areas().cells[1].rect.x, 0.0);
}

void tst_ChangesPanel::withoutSnapshotsItSaysWhatToDo()
{
    ChangesBench bench;
    QVERIFY(!bench.map().isVisible());
    QVERIFY(bench.says(QStringLiteral("two heap")));
    bench.session.add(QStringLiteral("one"), fixture("tiny"));
    bench.session.add(QStringLiteral("same"), fixture("tiny"));
    QTRY_VERIFY(bench.says(QStringLiteral("No type")));
}

void tst_ChangesPanel::theUnitFollows()
{
    ChangesBench bench;
    bench.openPair();
    QTRY_VERIFY(bench.map().isVisible() && bench.map().source() != nullptr);
    bench.map().zoomTo(1);
    bench.options.setSizeUnit(SizeUnit::Bytes);
    QCOMPARE(bench.source().figure(bench.nodeOf(QStringLiteral("(concatenated string)"))),
             signedSizeText(4'179'360, SizeUnit::Bytes));
    QCOMPARE(bench.map().place().first, 1U); // over the same tree
}

TIDEMARK_TEST(tst_ChangesPanel)

#include "tst_changes_panel.moc"
