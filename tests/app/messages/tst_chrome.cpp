// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/icons/icon.h"
#include "app/jobs/background_job.h"
#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/messages/status_summary.h"
#include "app/messages/welcome_page.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/link_button.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

class tst_Chrome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongMessageHasRoomForItsLines();
    void messagesStackUpToThree();
    void theSameMessageComesOnce();
    void anActionRunsAndCloses();
    void messagesAreLiteralAlerts();
    void welcomeOffersFilesToOpen();
    void aJobShowsWhereItIs();
    void theStatusCountsAndWarns();
    void missingIconsDrawNothing();
    void linksArePressedByKeys();

private:
    static Message error(const QString& text) { return {Message::Severity::Error, text, {}, {}}; }
    static int shownRows(const MessageBar& bar)
    {
        return static_cast<int>(std::ranges::count_if(
            bar.rows(), [](const MessageRow* row) { return !row->isHidden(); }));
    }
};

void tst_Chrome::messagesStackUpToThree()
{
    MessageBar bar;
    QVERIFY(bar.isHidden());
    for (int i = 0; i < 5; ++i) {
        bar.show(error(QString::number(i)));
    }
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.rows().size(), 5U);
    QCOMPARE(bar.rows().front()->message().text, QStringLiteral("4"));
    QCOMPARE(shownRows(bar), 3);
    auto* more = bar.findChild<LinkButton*>();
    QCOMPARE(more->accessibleName(), QStringLiteral("2 more"));
    more->click();
    QCOMPARE(shownRows(bar), 5);
    QVERIFY(more->isHidden());
    bar.rows().front()->findChild<QToolButton*>()->click();
    QCOMPARE(bar.rows().size(), 4U);
    bar.clear();
    QVERIFY(bar.isHidden());
    for (int i = 0; i < 500; ++i) {
        bar.show(error(QString::number(i)));
    }
    QCOMPARE(bar.rows().size(), 100U);
    QCOMPARE(bar.rows().back()->message().text, QStringLiteral("400"));
}

void tst_Chrome::theSameMessageComesOnce()
{
    MessageBar bar;
    bar.show(error(QStringLiteral("a")));
    bar.show(error(QStringLiteral("b")));
    bar.show(error(QStringLiteral("a")));
    QCOMPARE(bar.rows().size(), 2U);
    QCOMPARE(bar.rows().front()->message().text, QStringLiteral("a"));
}

void tst_Chrome::anActionRunsAndCloses()
{
    MessageBar bar;
    int runs = 0;
    bar.show({Message::Severity::Information, QStringLiteral("list.dat removed."),
              QStringLiteral("Undo"), [&runs] { ++runs; }});
    auto* button = bar.findChild<QPushButton*>();
    QCOMPARE(button->text(), QStringLiteral("Undo"));
    button->click();
    QCOMPARE(runs, 1);
    QVERIFY(bar.rows().empty());
}

void tst_Chrome::messagesAreLiteralAlerts()
{
    MessageBar bar;
    bar.show(error(QStringLiteral("<b>x</b>.dat is empty.")));
    MessageRow* row = bar.rows().front();
    for (const QLabel* label : row->findChildren<QLabel*>()) {
        QVERIFY(label->pixmap().isNull() || label->text().isEmpty());
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    }
    QAccessibleInterface* alert = QAccessible::queryAccessibleInterface(row);
    QCOMPARE(alert->role(), QAccessible::AlertMessage);
    QCOMPARE(alert->text(QAccessible::Name), QStringLiteral("Error: <b>x</b>.dat is empty."));
}

void tst_Chrome::welcomeOffersFilesToOpen()
{
    WelcomePage page;
    QStringList paths;
    for (int i = 0; i < 12; ++i) {
        paths << QStringLiteral("/x/<b>%1\n.dat").arg(i);
    }
    page.setRecentFiles(paths);
    QCOMPARE(page.findChildren<LinkButton*>().size(), 8);
    QSignalSpy recent(&page, &WelcomePage::recentRequested);
    page.findChildren<LinkButton*>().at(1)->click();
    QCOMPARE(recent.at(0).at(0).toString(), paths[1]);
    QSignalSpy open(&page, &WelcomePage::openRequested);
    QSignalSpy sample(&page, &WelcomePage::sampleRequested);
    for (auto* button : page.findChildren<QPushButton*>()) {
        button->click();
    }
    QCOMPARE(open.size(), 1);
    QCOMPARE(sample.size(), 1);
}

void tst_Chrome::aJobShowsWhereItIs()
{
    JobIndicator indicator;
    QVERIFY(indicator.isHidden());
    QObject reader;
    QObject analyser;
    indicator.start(&reader, QStringLiteral("Reading <b>list.dat"));
    QVERIFY(!indicator.isHidden());
    QCOMPARE(indicator.findChild<ElidedLabel*>()->text(), QStringLiteral("Reading <b>list.dat"));
    indicator.setProgress(&reader, kProgressSteps / 2);
    QCOMPARE(indicator.findChild<QProgressBar*>()->value(), kProgressSteps / 2);
    QSignalSpy cancelled(&indicator, &JobIndicator::cancelRequested);
    indicator.findChild<QToolButton*>()->click();
    QCOMPARE(cancelled.takeFirst().first().value<const QObject*>(), &reader);

    // A second job covers the first, and leaves it as it was.
    indicator.start(&analyser, QStringLiteral("Computing"));
    QCOMPARE(indicator.findChild<ElidedLabel*>()->text(), QStringLiteral("Computing"));
    indicator.findChild<QToolButton*>()->click();
    QCOMPARE(cancelled.takeFirst().first().value<const QObject*>(), &analyser);
    indicator.finish(&analyser);
    QCOMPARE(indicator.findChild<ElidedLabel*>()->text(), QStringLiteral("Reading <b>list.dat"));
    QCOMPARE(indicator.findChild<QProgressBar*>()->value(), kProgressSteps / 2);
    indicator.finish(&reader);
    QVERIFY(indicator.isHidden());
}

void tst_Chrome::theStatusCountsAndWarns()
{
    Session session;
    StatusSummary summary(session);
    auto* link = summary.findChild<LinkButton*>();
    auto* counts = summary.findChild<QLabel*>();
    QVERIFY(counts->text().isEmpty());
    QVERIFY(link->isHidden());
    auto damaged = recordingOf({1.0});
    damaged->warnings = {{WarningCode::LinesSkipped, 37, 12, {}}};
    session.add(QStringLiteral("/x/a.dat"), {damaged});
    session.add(QStringLiteral("/x/b.dat"), {recordingOf({1.0})});
    QVERIFY(link->isHidden());
    session.setCurrent(1);
    QVERIFY(!link->isHidden());
    QVERIFY(link->accessibleName().contains(QStringLiteral("37")));
    session.setVisible(2, false);
    QVERIFY(counts->text().contains(QStringLiteral("1 hidden")));
    QSignalSpy requested(&summary, &StatusSummary::warningsRequested);
    link->click();
    QCOMPARE(requested.at(0).at(0).toInt(), 1);
}

void tst_Chrome::missingIconsDrawNothing()
{
    QVERIFY(themedIcon(QStringLiteral("no such icon"), QPalette()).isNull());
    QCOMPARE(swatchIcon(Qt::red).pixmap(16, 16).toImage().pixelColor(8, 8), QColor(Qt::red));
}

void tst_Chrome::linksArePressedByKeys()
{
    LinkButton link;
    link.setLink(QStringLiteral("<u>&one\ntwo"));
    QCOMPARE(link.accessibleName(), QStringLiteral("<u>&one↵two"));
    QSignalSpy clicked(&link, &LinkButton::clicked);
    QTest::keyClick(&link, Qt::Key_Return);
    QTest::keyClick(&link, Qt::Key_Space);
    QCOMPARE(clicked.size(), 2);
}

/// Beside a widget that takes all the room it gets, as the timeline does.
void tst_Chrome::aLongMessageHasRoomForItsLines()
{
    QWidget window;
    QVBoxLayout layout(&window);
    MessageBar bar;
    QWidget rest;
    rest.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    layout.addWidget(&bar);
    layout.addWidget(&rest, 1);
    window.resize(400, 500);
    window.show();
    bar.show({Message::Severity::Warning, QStringLiteral("a long sentence ").repeated(20), {}, {}});
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto labels = bar.rows().front()->findChildren<QLabel*>();
    const auto found = std::ranges::find_if(labels, &QLabel::wordWrap);
    QVERIFY(found != labels.end());
    const QLabel* const text = *found;
    QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
    QVERIFY(text->height() > 3 * text->fontMetrics().height());
}

TIDEMARK_TEST(tst_Chrome)

#include "tst_chrome.moc"
