// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/search_palette.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace tidemark;
using namespace tidemark::app;

class tst_SearchPalette final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_palette.reset(); }
    void resultsComeWhileOneTypes();
    void keysChooseAResult();
    void aClickChooses();
    void whatIsClosedIsNotListedAgain();
    void longDetailsLeaveRoomForTheNames();

private:
    QLineEdit& text() const { return *m_palette->findChild<QLineEdit*>(); }
    QTreeWidget& list() const { return *m_palette->findChild<QTreeWidget*>(); }
    QStringList rows() const
    {
        QStringList rows;
        for (int i = 0; i < list().topLevelItemCount(); ++i) {
            for (int j = 0; j < list().topLevelItem(i)->childCount(); ++j) {
                rows << list().topLevelItem(i)->child(j)->text(0);
            }
        }
        return rows;
    }

    Workspace m_workspace;
    QWidget m_window;
    std::unique_ptr<SearchPalette> m_palette;
    SearchTarget m_chosen;
};

void tst_SearchPalette::init()
{
    m_workspace.session.removeAll();
    const auto recording = test::recordingOf({1.0, 2.0});
    recording->timeline.markers = {test::spanOf("load", 0, 1, 0), test::spanOf("loadAll", 0, 2, 0)};
    m_workspace.session.add(QStringLiteral("/x/run.dat"), {recording});
    m_window.resize(900, 700);
    m_window.show();
    const auto commands = [](const QString& text) {
        SearchGroup group{QStringLiteral("Commands"), {}};
        if (!text.isEmpty() && QStringLiteral("Load session").contains(text, Qt::CaseInsensitive)) {
            group.results.push_back(
                {QStringLiteral("Load session"), {}, CommandTarget{QStringLiteral("load")}});
        }
        return group;
    };
    m_palette = std::make_unique<SearchPalette>(m_workspace, commands, &m_window);
    m_chosen = RecordingTarget{-1};
    connect(m_palette.get(), &SearchPalette::chosen, this,
            [this](const SearchTarget& target) { m_chosen = target; });
    text().clear();
    m_palette->start();
    QVERIFY(QTest::qWaitForWindowExposed(m_palette.get(), test::kPatience));
}

void tst_SearchPalette::resultsComeWhileOneTypes()
{
    QVERIFY(rows().isEmpty());
    QTest::keyClicks(&text(), QStringLiteral("load"));
    QTRY_COMPARE(rows(), (QStringList{QStringLiteral("Load session"), QStringLiteral("load"),
                                      QStringLiteral("loadAll")}));
    const auto* const list = m_palette->findChild<QTreeWidget*>();
    QVERIFY(list->visualItemRect(list->topLevelItem(0)).height() >= 22); // in any font
    QTest::keyClicks(&text(), QStringLiteral("all"));
    QTRY_COMPARE(rows(), QStringList{QStringLiteral("loadAll")});
    text().clear();
    QTRY_VERIFY(rows().isEmpty());
}

/// The first result is chosen already; titles are stepped over.
void tst_SearchPalette::keysChooseAResult()
{
    QTest::keyClicks(&text(), QStringLiteral("load"));
    QTRY_COMPARE(rows().size(), 3);
    QTest::keyClick(&text(), Qt::Key_Down);
    QTest::keyClick(&text(), Qt::Key_Down);
    QTest::keyClick(&text(), Qt::Key_Down); // there are no more
    QTest::keyClick(&text(), Qt::Key_Return);
    QVERIFY(m_palette->isHidden());
    QVERIFY(std::holds_alternative<RangeTarget>(m_chosen));
    QVERIFY(std::get<RangeTarget>(m_chosen).range == AxisRange({0, 2 * test::kSecondNs}));
    m_palette->start();
    QTRY_COMPARE(rows().size(), 3);
    QTest::keyClick(&text(), Qt::Key_Return);
    QCOMPARE(std::get<CommandTarget>(m_chosen).name, QStringLiteral("load"));
}

void tst_SearchPalette::aClickChooses()
{
    QTest::keyClicks(&text(), QStringLiteral("loadA"));
    QTRY_COMPARE(rows().size(), 1);
    const QTreeWidgetItem* const row = list().topLevelItem(0)->child(0);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualItemRect(row).center());
    QVERIFY(std::holds_alternative<RangeTarget>(m_chosen));
}

void tst_SearchPalette::whatIsClosedIsNotListedAgain()
{
    QTest::keyClicks(&text(), QStringLiteral("loadA"));
    QTRY_COMPARE(rows().size(), 1);
    m_palette->hide();
    m_workspace.session.removeAll();
    m_palette->start();
    QTRY_VERIFY(rows().isEmpty());
}

void tst_SearchPalette::longDetailsLeaveRoomForTheNames()
{
    const auto recording = test::recordingOf({1.0, 2.0});
    recording->timeline.markers = {test::spanOf("loadA", 0, 1, 0)};
    m_workspace.session.add(QString(200, QLatin1Char('x')), {recording});
    QTest::keyClicks(&text(), QStringLiteral("loadA"));
    QTRY_COMPARE(rows().size(), 2);
    QVERIFY(list().columnWidth(0) > list().viewport()->width() / 2);
    QCOMPARE(list().columnWidth(0) + list().columnWidth(1), list().viewport()->width());
}

TIDEMARK_TEST(tst_SearchPalette)

#include "tst_search_palette.moc"
