// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/format_guide.h"
#include "app/messages/recent_files.h"
#include "app/widgets/link_button.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <sys/stat.h>

using namespace tidemark;
using namespace tidemark::app;

/// What the welcome page says of files and formats.
class tst_RecentFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreLookedAt();
    void whatCannotBeOpenedHoldsNothingUp();
    void theFactsComeWhileItIsVisible();
    void commandsAreCopied();

private:
    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    QTemporaryDir m_folder;
};

void tst_RecentFiles::filesAreLookedAt()
{
    const QString mprof = write(QStringLiteral("run.bin"), "CMDLINE python x.py\n"
                                                           "MEM 10.0 1700000000.0\n"
                                                           "MEM 11.0 1700000000.1\n");
    const QString prose = write(QStringLiteral("prose.dat"), "Nothing that anybody measured.\n");
    const auto known =
        lookAtFiles({mprof, prose, m_folder.filePath(QStringLiteral("gone"))}, TaskControl());
    QCOMPARE(known.size(), 3U);
    QCOMPARE(known[0].kind, QStringLiteral("memory_profiler mprof"));
    QCOMPARE(known[0].size, QFileInfo(mprof).size());
    QVERIFY(known[0].changed.isValid());
    QCOMPARE(known[1].kind, QString());
    QVERIFY(known[1].size > 0);
    QVERIFY(known[2].size < 0);
}

/// A pipe in the place of a file that was open once.
void tst_RecentFiles::whatCannotBeOpenedHoldsNothingUp()
{
    const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    const auto known = lookAtFiles({pipe, m_folder.path()}, TaskControl());
    QVERIFY(known[0].size < 0);
    QVERIFY(known[1].size < 0);
}

void tst_RecentFiles::theFactsComeWhileItIsVisible()
{
    const QString table = write(QStringLiteral("a.csv"), "time_s,rss_mb\n0,10\n1,12\n");
    RecentFiles files;
    files.setFiles({table, QStringLiteral("/x/<b>gone\n.dat")});
    const auto says = [&files](const QString& text) {
        const auto labels = files.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&text](const QLabel* one) { return one->text().contains(text); });
    };
    files.show();
    QTRY_VERIFY(says(QStringLiteral("CSV time series · ")));
    QVERIFY(says(QStringLiteral("No longer there")));
    const QSignalSpy requested(&files, &RecentFiles::requested);
    files.findChildren<LinkButton*>().front()->click();
    QCOMPARE(requested.at(0).at(0).toString(), table);
    files.setFiles({});
    QVERIFY(!files.isVisible());
}

void tst_RecentFiles::commandsAreCopied()
{
    FormatGuide guide;
    const auto buttons = guide.findChildren<QToolButton*>();
    QVERIFY(buttons.size() >= 8);
    buttons.front()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mprof run script.py"));
    for (const QToolButton* const button : buttons) {
        QVERIFY(button->accessibleName().size() > 10);
    }
}

TIDEMARK_TEST(tst_RecentFiles)

#include "tst_recent_files.moc"
