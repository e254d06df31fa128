// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/group_menu.h"
#include "app/runs/groups_picture.h"
#include "app/runs/groups_view.h"
#include "app/runs/run_scatter.h"
#include "app/runs/runs_panel.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

class tst_GroupsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void selectedRunsArePutIntoAGroup();
    void runsAreTakenOutOfTheirGroup();
    void foldersMakeGroups();
    void thePictureTellsADifferenceFromNoise();
    void theGroupOfTheBaseIsTheBase();
    void aRunThatFitsTwoPatternsIsToldAbout();
    void aWrongPatternIsToldAndAskedForAgain();
    void aGroupOfOneHasNoRange();
    void aRunIsChosenInThePicture();
    void aThousandRunsAreGroupedInTheBackground();

private:
    QString text(int row, int column) const
    {
        return m_panel->table().model()->index(row, column).data().toString();
    }
    int groupColumn() const { return m_panel->table().model()->columnCount() - 1; }
    GroupsPicture& picture() const { return *m_panel->findChild<GroupsPicture*>(); }
    GroupMenu& menu() const { return *m_panel->findChild<GroupMenu*>(); }
    RunSelection& runs() const { return m_workspace->session.runs(); }
    QString hint() const { return m_panel->findChild<GroupsView*>()->findChild<QLabel*>()->text(); }
    void selectAll() const { m_panel->table().selectAll(); }
    void showFigure(RunFigure figure) const
    {
        auto* const choice = m_panel->findChild<QComboBox*>();
        choice->setCurrentIndex(choice->findData(static_cast<int>(figure)));
    }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<RunsPanel> m_panel;
};

void tst_GroupsView::init()
{
    m_panel.reset();
    m_workspace = std::make_unique<Workspace>();
    m_panel = std::make_unique<RunsPanel>(*m_workspace);
    const std::array paths{"/x/before/1.dat", "/x/before/2.dat", "/x/before/3.dat",
                           "/x/after/1.dat",  "/x/after/2.dat",  "/x/after/3.dat"};
    const std::array peaks{1000.0, 1010.0, 990.0, 500.0, 505.0, 495.0};
    for (std::size_t i = 0; i < paths.size(); ++i) {
        m_workspace->session.add(QString::fromLatin1(paths[i]),
                                 {recordingOf({100, peaks[i], 100})});
    }
}

void tst_GroupsView::selectedRunsArePutIntoAGroup()
{
    m_panel->show();
    QVERIFY(!m_panel->table()
                 .model()
                 ->headerData(groupColumn(), Qt::Horizontal)
                 .toString()
                 .contains(QStringLiteral("Group")));
    selectAll();
    menu().askForName();
    auto* const dialog = menu().findChild<QInputDialog*>();
    QTRY_VERIFY(dialog->isVisible());
    dialog->setTextValue(QStringLiteral("mine"));
    dialog->accept();
    QCOMPARE(text(0, groupColumn()), QStringLiteral("mine"));
    QCOMPARE(text(5, groupColumn()), QStringLiteral("mine"));
    QVERIFY(!m_panel->findChild<RunScatter*>()->isVisible()); // the groups are what is looked at
    QVERIFY(picture().isVisible());
}

void tst_GroupsView::runsAreTakenOutOfTheirGroup()
{
    runs().setGrouping({GroupRule::Folder});
    QCOMPARE(text(0, groupColumn()), QStringLiteral("before"));
    m_panel->table().setCurrentIndex(m_panel->table().model()->index(0, 0));
    menu().actionsOfSelected()[1]->trigger();
    QCOMPARE(text(0, groupColumn()), QStringLiteral("—"));
    QCOMPARE(text(1, groupColumn()), QStringLiteral("before"));
}

void tst_GroupsView::foldersMakeGroups()
{
    runs().setGrouping({GroupRule::Folder});
    QCOMPARE(text(0, groupColumn()), QStringLiteral("before"));
    QCOMPARE(text(5, groupColumn()), QStringLiteral("after"));
    runs().setGrouping({GroupRule::Version});
    QVERIFY(hint().contains(QStringLiteral("No run tells its group")));
}

void tst_GroupsView::thePictureTellsADifferenceFromNoise()
{
    runs().setGrouping({GroupRule::Folder});
    showFigure(RunFigure::Peak);
    QTRY_VERIFY(picture().accessibleDescription().contains(
        QStringLiteral("after: −50.0\u00a0% against before")));
    QVERIFY(picture().accessibleDescription().contains(QStringLiteral("more than noise")));
    QVERIFY(picture().accessibleDescription().contains(QStringLiteral("3 runs: mean 500\u00a0B")));
    showFigure(RunFigure::Last);
    QTRY_VERIFY(picture().accessibleDescription().contains(QStringLiteral("may be noise")));
}

void tst_GroupsView::theGroupOfTheBaseIsTheBase()
{
    runs().setGrouping({GroupRule::Folder});
    runs().setBase(m_workspace->session.recordings().back().id);
    QTRY_VERIFY(picture().accessibleDescription().contains(
        QStringLiteral("before: +100\u00a0% against after")));
}

void tst_GroupsView::aRunThatFitsTwoPatternsIsToldAbout()
{
    runs().setGrouping({GroupRule::Pattern, {{"all", "*"}, {"after", "*/after/*"}}});
    QVERIFY(hint().contains(QStringLiteral("1.dat fits two groups, all and after")));
    runs().setGrouping({GroupRule::Pattern, {{"after", "*/after/*"}}});
    QVERIFY(hint().isEmpty());
    QCOMPARE(text(5, groupColumn()), QStringLiteral("after"));
}

void tst_GroupsView::aWrongPatternIsToldAndAskedForAgain()
{
    m_panel->show();
    menu().askForPatterns();
    auto* const dialog = menu().findChild<QInputDialog*>();
    QTRY_VERIFY(dialog->isVisible());
    dialog->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("a=*\n\nnonsense"));
    dialog->accept();
    QTRY_VERIFY(menu().findChild<QMessageBox*>() != nullptr);
    auto* const message = menu().findChild<QMessageBox*>();
    QVERIFY(message->text().contains(QStringLiteral("nonsense")));
    QVERIFY(runs().grouping() == RunGrouping());
    message->accept();
    const auto again = [this] {
        for (const auto* one : menu().findChildren<QInputDialog*>()) {
            if (one->isVisible()) {
                return one->textValue();
            }
        }
        return QString();
    };
    QTRY_COMPARE(again(), QStringLiteral("a=*\n\nnonsense"));
}

void tst_GroupsView::aGroupOfOneHasNoRange()
{
    const int first = m_workspace->session.recordings().front().id;
    runs().setGrouping({GroupRule::Folder, {}, {{first, "alone"}}});
    runs().setBase(m_workspace->session.recordings().back().id);
    QTRY_VERIFY(picture().accessibleDescription().contains(
        QStringLiteral("one run in a group tells no range. 1 run: 1")));
}

void tst_GroupsView::aRunIsChosenInThePicture()
{
    m_panel->resize(1200, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    runs().setGrouping({GroupRule::Folder});
    QTRY_VERIFY(!picture().accessibleDescription().isEmpty());
    const QPoint place = picture().placeOf(1, 1).toPoint();
    QTest::mouseMove(&picture(), place);
    QTRY_COMPARE(m_workspace->session.pointing().recording(),
                 m_workspace->session.recordings()[4].id);
    QTest::mouseClick(&picture(), Qt::LeftButton, {}, place);
    QCOMPARE(m_workspace->session.current()->id, m_workspace->session.recordings()[4].id);
}

void tst_GroupsView::aThousandRunsAreGroupedInTheBackground()
{
    std::vector<ReadFile> files;
    for (int i = 0; i < 1000; ++i) {
        const QString folder = i % 2 == 0 ? QStringLiteral("even") : QStringLiteral("odd");
        files.push_back(
            {QStringLiteral("/x/%1/%2").arg(folder).arg(i), {recordingOf({1.0 * i, 2.0 * i})}});
    }
    m_workspace->session.removeAll();
    m_workspace->session.add(files, true);
    QTRY_COMPARE(m_panel->table().model()->rowCount(), 1000);
    runs().setGrouping({GroupRule::Folder});
    QTRY_VERIFY_WITH_TIMEOUT(
        picture().accessibleDescription().contains(QStringLiteral("odd: +0.2")), kPatience);
}

TIDEMARK_TEST(tst_GroupsView)

#include "tst_groups_view.moc"
