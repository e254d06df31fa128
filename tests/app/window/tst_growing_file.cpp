// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/settings/settings.h"
#include "app/sources/source_card.h"
#include "app/text/translation.h"
#include "app/window/main_window.h"
#include "app/window/window_actions.h"
#include "app/window/window_files.h"
#include "tests/support/growing_file.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// A file in the window while another program writes it.
class tst_GrowingFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void growsInTheWindow();
    void aLostFileIsSaidOnce();

private:
    void open(MainWindow& window, const test::GrowingFile& file);

    QTemporaryDir m_folder;
};

void tst_GrowingFile::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_GrowingFile::open(MainWindow& window, const test::GrowingFile& file)
{
    window.show();
    QSignalSpy idle(&window.files().opener(), &FileOpener::idle);
    window.openFiles({QString::fromStdString(file.path().string())});
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
    QTRY_VERIFY(window.workspace().session.current()->isLive);
}

void tst_GrowingFile::growsInTheWindow()
{
    test::GrowingFile file(m_folder.filePath(QStringLiteral("grows.tidemark")).toStdString());
    file.appendRows(50);
    Settings settings;
    MainWindow window(settings);
    WindowActions& actions = *window.findChild<WindowActions*>();
    QVERIFY(!actions["follow"]->isVisible());
    open(window, file);
    QVERIFY(window.findChild<SourceCard*>()->accessibleDescription().contains(
        QStringLiteral("being recorded")));

    // The view goes along with the end, until it is moved away from it, and again by the key.
    TimeSelection& time = window.workspace().session.time();
    QVERIFY(actions["follow"]->isVisible() && !actions["follow"]->isEnabled());
    const std::int64_t end = time.visible().end;
    file.appendRows(50);
    QTRY_VERIFY(time.visible().end > end);
    time.zoomTo({0, 1'000'000'000});
    QVERIFY(actions["follow"]->isEnabled());
    file.appendRows(50);
    QTRY_COMPARE(time.whole().end, 15'000'000'001);
    QCOMPARE(time.visible().end, 1'000'000'000);
    actions["follow"]->trigger();
    QCOMPARE(time.visible().end, time.whole().end);

    file.end();
    QTRY_VERIFY(!window.workspace().session.current()->isLive);
    QVERIFY(!actions["follow"]->isVisible());
    QVERIFY(window.findChild<MessageBar*>()->rows().empty());
}

void tst_GrowingFile::aLostFileIsSaidOnce()
{
    test::GrowingFile file(m_folder.filePath(QStringLiteral("lost.tidemark")).toStdString());
    file.appendRows(50);
    Settings settings;
    MainWindow window(settings);
    open(window, file);
    std::filesystem::remove(file.path());
    const auto rows = [&] { return window.findChild<MessageBar*>()->rows(); };
    QTRY_COMPARE(rows().size(), 1U);
    QCOMPARE(rows().front()->message().severity, Message::Severity::Warning);
    QVERIFY(rows().front()->message().text.startsWith(QStringLiteral("lost.tidemark: ")));
    QVERIFY(!window.workspace().session.current()->isLive);
    QCOMPARE(window.workspace().session.current()->recording->timeline.series[0].size(), 50U);
}

TIDEMARK_TEST(tst_GrowingFile)
#include "tst_growing_file.moc"
