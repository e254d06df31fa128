// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_card.h"
#include "app/sources/source_heading.h"
#include "app/sources/source_rows.h"
#include "app/sources/sources_panel.h"
#include "app/sources/sources_view.h"
#include "app/sources/sparkline.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

/// Filtering, grouping and folding what is open.
class tst_SourcesView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFewNeedNoFilter();
    void theFilterLooksAtNamesPathsAndPrograms();
    void escapeEndsTheFilter();
    void aFilterDoesNotOutliveTheMany();
    void groupsHaveAHeadingWithTheirCount();
    void aHeadingFoldsItsGroup();
    void keysGoThroughHeadingsToo();
    void thousandsInGroupsStayFew();
    void aCardFolds();
    void cardsOfOneNameSayWhereTheyAreFrom();
    void programs_data();
    void programs();

private:
    void open(int count, const QString& folder, const std::string& program);
    QLineEdit& filter() const
    {
        return *m_view->findChild<QLineEdit*>(QStringLiteral("sourceFilter"));
    }
    SourcesPanel& panel() const { return *m_view->findChild<SourcesPanel*>(); }
    qsizetype cards() const;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SourcesView> m_view;
};

void tst_SourcesView::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_view = std::make_unique<SourcesView>(*m_workspace);
    m_view->resize(240, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), test::kPatience));
}

void tst_SourcesView::cleanup()
{
    m_view.reset();
    m_workspace.reset();
}

void tst_SourcesView::open(int count, const QString& folder, const std::string& program)
{
    std::vector<ReadFile> files;
    for (int i = 0; i < count; ++i) {
        auto recording = test::recordingOf({1.0, 2.0});
        recording->program = program;
        files.push_back({QStringLiteral("/runs/%1/run%2.dat").arg(folder).arg(i), {recording}});
    }
    m_workspace->session.add(files, false);
}

qsizetype tst_SourcesView::cards() const
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return m_view->findChildren<SourceCard*>().size();
}

void tst_SourcesView::aFewNeedNoFilter()
{
    open(7, QStringLiteral("a"), "node server.js");
    QVERIFY(!filter().isVisible());
    open(1, QStringLiteral("b"), "node server.js");
    QVERIFY(filter().isVisible());
    QVERIFY(!filter().accessibleName().isEmpty());
    m_workspace->session.remove(8);
    QVERIFY(!filter().isVisible());
}

void tst_SourcesView::theFilterLooksAtNamesPathsAndPrograms()
{
    open(10, QStringLiteral("before"), "node server.js");
    open(2, QStringLiteral("after"), "python3 work.py --fast");
    QTest::keyClicks(&filter(), QStringLiteral("AFTER"));
    QCOMPARE(cards(), 2);
    QVERIFY(panel().card(11) != nullptr && panel().card(12) != nullptr);
    filter().setText(QStringLiteral("work.py"));
    QCOMPARE(cards(), 2);
    filter().setText(QStringLiteral("run9"));
    QCOMPARE(cards(), 1);
    QVERIFY(panel().card(10) != nullptr);
    filter().setText(QStringLiteral("nowhere"));
    QCOMPARE(cards(), 0);
}

void tst_SourcesView::escapeEndsTheFilter()
{
    open(9, QStringLiteral("a"), "sleep");
    filter().setText(QStringLiteral("run3"));
    QTest::keyClick(&filter(), Qt::Key_Escape);
    QVERIFY(filter().text().isEmpty());
    QVERIFY(cards() > 3);
}

void tst_SourcesView::aFilterDoesNotOutliveTheMany()
{
    open(8, QStringLiteral("a"), "sleep");
    filter().setText(QStringLiteral("run3"));
    m_workspace->session.remove(4);
    QVERIFY(cards() > 3);
    QVERIFY(m_workspace->sources.filter().isEmpty());
}

void tst_SourcesView::groupsHaveAHeadingWithTheirCount()
{
    open(5, QStringLiteral("before"), "node server.js");
    open(4, QStringLiteral("after"), "python3 work.py --fast");
    QVERIFY(panel().heading(0) == nullptr);
    m_workspace->sources.setGrouping(SourceListing::Grouping::Folder);
    QVERIFY(panel().heading(0)->accessibleName().contains(QStringLiteral("before")));
    QVERIFY(panel().heading(0)->accessibleName().contains(u'5'));
    QVERIFY(panel().heading(0)->text().endsWith(u'5'));
    QVERIFY(panel().heading(0)->y() > 0); // in sight, where the first card was
    m_workspace->sources.setGrouping(SourceListing::Grouping::Program);
    QVERIFY(panel().heading(0)->accessibleName().contains(QStringLiteral("node server.js")));
    QVERIFY(panel().heading(0)->y() < panel().card(1)->y());
}

void tst_SourcesView::aHeadingFoldsItsGroup()
{
    open(5, QStringLiteral("before"), "a");
    open(4, QStringLiteral("after"), "b");
    m_workspace->sources.setGrouping(SourceListing::Grouping::Folder);
    QTest::mouseClick(panel().heading(0), Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(panel().card(1) == nullptr);
    QVERIFY(panel().card(6) != nullptr);
    QCOMPARE(panel().heading(1)->y() - panel().heading(0)->geometry().bottom() < 20, true);
    panel().heading(0)->setFocus();
    QTest::keyClick(panel().heading(0), Qt::Key_Right);
    QVERIFY(panel().card(1) != nullptr);
    QTest::keyClick(panel().heading(0), Qt::Key_Left);
    QVERIFY(panel().card(1) == nullptr);
    QVERIFY(panel().heading(0)->hasFocus());
    QTest::keyClick(panel().heading(0), Qt::Key_Return);
    QVERIFY(panel().card(1) != nullptr);
}

void tst_SourcesView::keysGoThroughHeadingsToo()
{
    open(8, QStringLiteral("before"), "a");
    m_workspace->sources.setGrouping(SourceListing::Grouping::Folder);
    panel().card(1)->setFocus();
    QTest::keyClick(panel().card(1), Qt::Key_Up);
    QVERIFY(panel().heading(0)->hasFocus());
    QTest::keyClick(panel().heading(0), Qt::Key_End);
    QVERIFY(panel().card(8)->hasFocus());
    QCOMPARE(m_workspace->session.current()->id, 8);
    QTest::keyClick(panel().card(8), Qt::Key_Home);
    QVERIFY(panel().heading(0)->hasFocus());
}

void tst_SourcesView::thousandsInGroupsStayFew()
{
    for (int folder = 0; folder < 20; ++folder) {
        open(50, QString::number(folder), "a");
    }
    m_workspace->sources.setGrouping(SourceListing::Grouping::Folder);
    QVERIFY(cards() < 40);
    m_workspace->session.setCurrent(700);
    QVERIFY(panel().viewport()->rect().contains(panel().card(700)->geometry()));
    QVERIFY(cards() < 40);
    QScrollBar& bar = *panel().verticalScrollBar();
    for (int at = 0; at <= bar.maximum(); at += bar.maximum() / 20) {
        bar.setValue(at);
        QVERIFY(cards() < 40);
        QVERIFY(cards() > 0);
    }
}

void tst_SourcesView::aCardFolds()
{
    open(2, QStringLiteral("a"), "a");
    SourceCard& card = *panel().card(1);
    const int before = card.height();
    const auto isPictureSeen = [&card] { return card.findChild<Sparkline*>()->isVisible(); };
    QVERIFY(isPictureSeen());
    card.setFocus();
    QTest::keyClick(&card, Qt::Key_Left);
    QVERIFY(!isPictureSeen());
    QTRY_VERIFY(card.height() < before);
    QVERIFY(panel().card(2)->findChild<Sparkline*>()->isVisible());
    QTest::keyClick(&card, Qt::Key_Right);
    QVERIFY(isPictureSeen());
    auto* const fold = card.findChild<QToolButton*>(QStringLiteral("fold"));
    const QString toFold = fold->accessibleName();
    fold->click();
    QVERIFY(!isPictureSeen());
    QVERIFY(fold->accessibleName() != toFold);
    QTRY_COMPARE(card.height() < before, true);
}

void tst_SourcesView::cardsOfOneNameSayWhereTheyAreFrom()
{
    open(1, QStringLiteral("before"), "a");
    QVERIFY(!panel().card(1)->accessibleName().contains(QStringLiteral("before")));
    open(1, QStringLiteral("after"), "a");
    QVERIFY(panel().card(1)->accessibleName().contains(QStringLiteral("before")));
    QVERIFY(panel().card(2)->accessibleName().contains(QStringLiteral("after")));
    m_workspace->session.rename(2, QStringLiteral("new"));
    QVERIFY(!panel().card(1)->accessibleName().contains(QStringLiteral("before")));
}

void tst_SourcesView::programs_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("program");
    const auto row = [](const char* command, const char* program) {
        QTest::newRow(command) << QString::fromLatin1(command) << QString::fromLatin1(program);
    };
    row("", "");
    row("sleep 5", "sleep");
    row("/usr/bin/node /srv/app/server.js --port 80", "node server.js");
    row("python3 -m http.server", "python3");
    row("java -jar app.jar", "java");
}

void tst_SourcesView::programs()
{
    QFETCH(QString, command);
    QFETCH(QString, program);
    QCOMPARE(programOf(command.toStdString()), program);
}

TIDEMARK_TEST(tst_SourcesView)

#include "tst_sources_view.moc"
