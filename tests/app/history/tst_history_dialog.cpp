// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_dialog.h"
#include "tests/support/prometheus_server.h"
#include "tests/support/scraped_targets.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_server.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_HistoryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryIsPutTogether();
    void aQueryMayBeTyped();
    void whatIsWrongIsSaid();
    void whatARealServerHas();
    void aServerThatIsDown();
    void passwordsAreNotKept();
    void whatWasEnteredComesBack();

private:
    template <typename Widget>
    static Widget& in(HistoryDialog& dialog, const char* name)
    {
        return *dialog.findChild<Widget*>(QString::fromLatin1(name));
    }
    static void type(HistoryDialog& dialog, const char* name, const QString& text)
    {
        in<QLineEdit>(dialog, name).setText(text);
    }
    static QString note(HistoryDialog& dialog) { return in<QLabel>(dialog, "note").text(); }
    static QString query(HistoryDialog& dialog)
    {
        return in<QPlainTextEdit>(dialog, "query").toPlainText();
    }
};

void tst_HistoryDialog::aQueryIsPutTogether()
{
    HistoryDialog dialog;
    QVERIFY(!in<QPushButton>(dialog, "fetch").isEnabled());
    type(dialog, "address", QStringLiteral("localhost:9090"));
    QVERIFY(in<QPushButton>(dialog, "fetch").isEnabled());
    type(dialog, "labels", QStringLiteral("job=api"));
    QCOMPARE(
        query(dialog),
        QStringLiteral("{__name__=~\"process_resident_memory_bytes|process_start_time_seconds\""
                       ",job=\"api\"}"));
    QSignalSpy wanted(&dialog, &HistoryDialog::fetchRequested);
    in<QPushButton>(dialog, "fetch").click();
    QCOMPARE(wanted.size(), 1);
    const auto wish = wanted.front().front().value<HistoryWish>();
    QCOMPARE(wish.request.query, query(dialog).toStdString());
    QCOMPARE(wish.request.range.end - wish.request.range.start, 3'600'000'000'000);
    QVERIFY(!wish.goesOn);
}

void tst_HistoryDialog::aQueryMayBeTyped()
{
    HistoryDialog dialog;
    type(dialog, "address", QStringLiteral("localhost:9090"));
    in<QPlainTextEdit>(dialog, "query").setPlainText(QStringLiteral("sum by (pod)\n  (x_bytes)"));
    QCOMPARE(dialog.wish()->request.query, std::string("sum by (pod) (x_bytes)"));
    in<QPlainTextEdit>(dialog, "query").clear();
    QVERIFY(!in<QPushButton>(dialog, "fetch").isEnabled());
}

void tst_HistoryDialog::whatIsWrongIsSaid()
{
    HistoryDialog dialog;
    type(dialog, "address", QStringLiteral("ftp://x"));
    QVERIFY(note(dialog).contains(QStringLiteral("no address")));
    type(dialog, "address", QStringLiteral("http://x"));
    type(dialog, "labels", QStringLiteral("job"));
    QVERIFY(note(dialog).contains(QStringLiteral("“job”")));
    type(dialog, "labels", {});
    type(dialog, "step", QStringLiteral("soon"));
    QVERIFY(note(dialog).contains(QStringLiteral("15s")));
    QVERIFY(!in<QPushButton>(dialog, "fetch").isEnabled());
}

void tst_HistoryDialog::whatARealServerHas()
{
    if (!test::PrometheusServer::isThere()) {
        QSKIP("needs prometheus");
    }
    test::PrometheusServer prometheus(2);
    QVERIFY(prometheus.isReady());
    QTRY_COMPARE(test::scrapedTargets(prometheus.url().toStdString()), 2U);
    HistoryDialog dialog;
    auto& metrics = in<QListWidget>(dialog, "metrics");
    type(dialog, "address", prometheus.url());
    in<QPushButton>(dialog, "connect").click();
    QTRY_VERIFY(note(dialog).contains(QStringLiteral("Connected")));
    QVERIFY(!metrics.findItems(QStringLiteral("up"), Qt::MatchExactly).isEmpty());
    const auto memory =
        metrics.findItems(QStringLiteral("process_resident_memory_bytes"), Qt::MatchExactly);
    QCOMPARE(memory.size(), 1);
    QCOMPARE(memory.front()->checkState(), Qt::Checked); // as it is before a server was asked
    auto& label = in<QComboBox>(dialog, "label");
    auto& value = in<QComboBox>(dialog, "value");
    label.setCurrentText(QStringLiteral("instance"));
    QTRY_VERIFY(value.findText(QStringLiteral("web-2")) >= 0);
    value.setCurrentText(QStringLiteral("web-2"));
    for (QPushButton* const button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Add")) {
            button->click();
        }
    }
    QVERIFY2(query(dialog).contains(QStringLiteral("instance=\"web-2\"")),
             qPrintable(query(dialog)));
}

void tst_HistoryDialog::aServerThatIsDown()
{
    HistoryDialog dialog;
    type(dialog, "address", QStringLiteral("http://127.0.0.1:1"));
    in<QPushButton>(dialog, "connect").click();
    QTRY_VERIFY(note(dialog).contains(QStringLiteral("cannot be reached")));
    QVERIFY(in<QPushButton>(dialog, "connect").isEnabled());
}

void tst_HistoryDialog::passwordsAreNotKept()
{
    HistoryDialog dialog;
    type(dialog, "address", QStringLiteral("http://me:geheim@127.0.0.1:1"));
    QVERIFY(!dialog.entered().join(u' ').contains(QStringLiteral("geheim")));
    in<QPushButton>(dialog, "connect").click();
    QCOMPARE(in<QLineEdit>(dialog, "address").text(), QStringLiteral("http://127.0.0.1:1"));
    QCOMPARE(dialog.wish()->request.server.authorization,
             "Basic " + QByteArray("me:geheim").toBase64()); // as long as the dialog lives
    type(dialog, "address", QStringLiteral("http://127.0.0.1:2"));
    QVERIFY(dialog.wish()->request.server.authorization.isEmpty());
}

void tst_HistoryDialog::whatWasEnteredComesBack()
{
    HistoryDialog dialog;
    type(dialog, "address", QStringLiteral("http://h:1/p"));
    type(dialog, "labels", QStringLiteral("job=api"));
    type(dialog, "step", QStringLiteral("1m"));
    in<QComboBox>(dialog, "range").setCurrentIndex(2);
    in<QPlainTextEdit>(dialog, "query").setPlainText(QStringLiteral("x"));
    HistoryDialog next;
    next.enter(dialog.entered());
    QCOMPARE(next.entered(), dialog.entered());
    QCOMPARE(query(next), QStringLiteral("x"));
    next.enter({QStringLiteral("rubbish")});
    QCOMPARE(next.entered(), dialog.entered());
}

TIDEMARK_TEST(tst_HistoryDialog)

#include "tst_history_dialog.moc"
