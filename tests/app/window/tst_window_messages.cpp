// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_saver.h"
#include "app/widgets/link_button.h"
#include "app/window/window_saving.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QDir>
#include <QFile>
#include <QPlainTextEdit>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// What the window says of files.
class tst_WindowMessages final : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init() { showWindow(); }
    void cleanup() { m_window.reset(); }
    void oneBadFileIsASentence();
    void severalBadFilesAreOneMessage();
    void filesOpenedLaterHaveTheirOwn();
    void whatIsSavedTakesBackThatItCouldNotBe();

private:
    QString bad(const char* name) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write("prose\n") > 0;
        return isWritten ? file.fileName() : QString();
    }
};

void tst_WindowMessages::oneBadFileIsASentence()
{
    open({bad("one.dat"), fixturePath("mprof/list_sum.dat")});
    QCOMPARE(messages().size(), 1);
    QVERIFY(messages().front()->message().text.startsWith(QStringLiteral("one.dat: ")));
    QVERIFY(messages().front()->message().details.isEmpty());
}

void tst_WindowMessages::severalBadFilesAreOneMessage()
{
    open({bad("one.dat"), fixturePath("mprof/list_sum.dat"), bad("<b>two.dat"), bad("three.dat")});
    QCOMPARE(messages().size(), 1);
    const Message& said = messages().front()->message();
    QCOMPARE(said.text, QStringLiteral("3 files could not be opened."));
    QCOMPARE(said.details.size(), 3);
    QVERIFY(said.details[1].startsWith(QStringLiteral("<b>two.dat: ")));
    auto* const details = messages().front()->findChild<QPlainTextEdit*>();
    QVERIFY(details->isHidden());
    messages().front()->findChild<LinkButton*>()->click();
    QVERIFY(!details->isHidden());
    QCOMPARE(details->toPlainText(), said.details.join(QLatin1Char('\n')));
    messages().front()->findChild<LinkButton*>()->click();
    QVERIFY(details->isHidden());
}

void tst_WindowMessages::filesOpenedLaterHaveTheirOwn()
{
    open({bad("one.dat"), bad("two.dat")});
    open({bad("three.dat")});
    QCOMPARE(messages().size(), 2);
}

/// A folder that is made after the first try.
void tst_WindowMessages::whatIsSavedTakesBackThatItCouldNotBe()
{
    open({fixturePath("mprof/list_sum.dat")});
    const QString path = m_folder.filePath(QStringLiteral("later/list.csv"));
    const auto recording = m_window->workspace().session.current()->recording;
    RecordingSaver& saver = m_window->saving().saver();
    QSignalSpy failed(&saver, &RecordingSaver::failed);
    saver.save(path, {recording}, {});
    QVERIFY(failed.count() > 0 || failed.wait(test::kPatience));
    QCOMPARE(messages().size(), 1);
    QCOMPARE(messages().front()->message().severity, Message::Severity::Error);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QSignalSpy saved(&saver, &RecordingSaver::saved);
    saver.save(path, {recording}, {});
    QVERIFY(saved.count() > 0 || saved.wait(test::kPatience));
    QCOMPARE(messages().size(), 1);
    QCOMPARE(messages().front()->message().severity, Message::Severity::Information);
    QVERIFY(!messages().front()->message().actionText.isEmpty());
    QVERIFY(m_settings->recentFiles().contains(path));

    failed.clear(); // and the same name in another place
    saved.clear();
    saver.save(m_folder.filePath(QStringLiteral("nowhere/list.csv")), {recording}, {});
    QVERIFY(failed.count() > 0 || failed.wait(test::kPatience));
    saver.save(m_folder.filePath(QStringLiteral("list.csv")), {recording}, {});
    QVERIFY(saved.count() > 0 || saved.wait(test::kPatience));
    QCOMPARE(messages().size(), 1);
    QCOMPARE(messages().front()->message().severity, Message::Severity::Information);
}

TIDEMARK_TEST(tst_WindowMessages)

#include "tst_window_messages.moc"
