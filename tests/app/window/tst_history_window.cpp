// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_dialog.h"
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/text/translation.h"
#include "app/window/window_history.h"
#include "tests/support/live_window.h"
#include "tests/support/prometheus_server.h"
#include "tests/support/reading.h"
#include "tests/support/scraped_targets.h"
#include "tests/support/test_registry.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// A server's history in the window.
class tst_HistoryWindow final : public QObject, test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { open(); }
    void cleanup() { close(); }
    void aServerThatIsDown();
    void aFleetIsFetchedAndFollowed();

private:
    /// Opens the dialog from the menu and fills it.
    HistoryDialog& dialogFor(const QString& address);
    void fetch(HistoryDialog& dialog)
    {
        dialog.findChild<QPushButton*>(QStringLiteral("fetch"))->click();
    }
};

void tst_HistoryWindow::initTestCase()
{
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    prepare();
}

HistoryDialog& tst_HistoryWindow::dialogFor(const QString& address)
{
    action(QStringLiteral("From Prometheus"))->trigger();
    HistoryDialog& dialog = *m_window->findChild<HistoryDialog*>();
    dialog.findChild<QLineEdit*>(QStringLiteral("address"))->setText(address);
    dialog.findChild<QLineEdit*>(QStringLiteral("step"))->setText(QStringLiteral("1s"));
    return dialog;
}

void tst_HistoryWindow::aServerThatIsDown()
{
    HistoryDialog& dialog = dialogFor(QStringLiteral("http://me:geheim@127.0.0.1:1"));
    fetch(dialog);
    QTRY_VERIFY(messages().contains(QStringLiteral("cannot be reached")));
    QVERIFY(!messages().contains(QStringLiteral("geheim")));
    QVERIFY(session().recordings().empty());
    QVERIFY(m_settings->historyForm().front() == QStringLiteral("http://127.0.0.1:1"));
}

void tst_HistoryWindow::aFleetIsFetchedAndFollowed()
{
    if (!test::PrometheusServer::isThere()) {
        QSKIP("needs prometheus");
    }
    test::PrometheusServer prometheus(3);
    QVERIFY(prometheus.isReady());
    QTRY_COMPARE(test::scrapedTargets(prometheus.url().toStdString()), 3U);
    HistoryDialog& dialog = dialogFor(prometheus.url());
    dialog.findChild<QCheckBox*>(QStringLiteral("goesOn"))->setChecked(true);
    fetch(dialog);
    QTRY_COMPARE(session().recordings().size(), 3U);
    const auto& all = session().recordings();
    const auto found = std::ranges::find(all, QStringLiteral("web-1"), &OpenRecording::name);
    QVERIFY(found != all.end());
    QCOMPARE(session().alignment(), Session::Alignment::WallClock);
    const int first = found->id;
    const std::string path = found->path.toStdString();
    QTRY_VERIFY(test::readFile(path)); // it is written once it is shown
    QVERIFY(session().find(first)->isLive);
    const auto samples = [&] {
        return session().find(first)->recording->timeline.mainSeries()->size();
    };
    const std::size_t before = samples();
    QTRY_VERIFY(samples() >= before + 2);
    QVERIFY(messages().contains(QStringLiteral("Following")));
    const auto rows = m_window->findChildren<MessageRow*>();
    for (MessageRow* const row : rows) {
        if (row->message().actionText == QStringLiteral("Stop following")) {
            row->message().action();
        }
    }
    QTRY_VERIFY(!session().find(first)->isLive);
}

TIDEMARK_TEST(tst_HistoryWindow)

#include "tst_history_window.moc"
