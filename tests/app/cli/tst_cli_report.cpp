// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/session_writer.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using test::CliOutcome;
using test::runCli;

/// `report`: a page about files of all kinds.
class tst_CliReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsSideBySide();
    void runsAsTheyAreAligned();
    void heaps();
    void aSessionWithItsNotesAndHunt();
    void whatIsUnreadableIsLeftOut();
    void whatStandsThereStays();
    void namesAreText();

private:
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    CliOutcome report(const QStringList& files, const QStringList& more = {}) const
    {
        return runCli(
            QStringList{QStringLiteral("report")} + files +
            QStringList{QStringLiteral("-o"), at("report.html"), QStringLiteral("--force")} + more);
    }
    QString page() const
    {
        QFile file(at("report.html"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QString sample(const char* name)
    {
        return QStringLiteral(TIDEMARK_SOURCE "/resources/samples/") + QLatin1String(name);
    }
    static QStringList heapFiles()
    {
        QStringList files;
        for (const char* const one : {"a", "b", "c"}) {
            files << QStringLiteral(TIDEMARK_FIXTURES
                                    "/heapsnapshot/julia-sessions-%1.heapsnapshot")
                         .arg(QLatin1String(one));
        }
        return files;
    }

    QTemporaryDir m_folder;
};

void tst_CliReport::runsSideBySide()
{
    const CliOutcome outcome =
        report({sample("list.dat"), sample("generator.dat")}, {"--title", "Sums & more"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    const QString text = page();
    QVERIFY(text.contains(QStringLiteral("<title>Sums &amp; more</title>")));
    QVERIFY(text.contains(QStringLiteral("<td>list.dat (base)</td>")));
    QVERIFY(text.contains(QStringLiteral("\u221294.6")));
    QCOMPARE(text.count(QStringLiteral("<figure>")), 4); // both together, as points, and each
    QVERIFY(text.contains(QStringLiteral("__main__.add_up")));
    QVERIFY(text.contains(QStringLiteral("report")) && text.contains(QStringLiteral("--title")));
    QFile list(sample("list.dat"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const auto sum = QCryptographicHash::hash(list.readAll(), QCryptographicHash::Sha256).toHex();
    QVERIFY(text.contains(QString::fromLatin1(sum)));
}

void tst_CliReport::runsAsTheyAreAligned()
{
    const QStringList files{sample("list.dat"), sample("generator.dat")};
    QCOMPARE(report(files).status, 0);
    QVERIFY(!page().contains(QStringLiteral("Align at")));
    QCOMPARE(report(files, {"--align", "function=__main__.add_up"}).status, 0);
    QVERIFY(page().contains(QStringLiteral("Align at function \u201c__main__.add_up\u201d")));
    QCOMPARE(report(files, {"--align", "mark=none"}).status, 0);
    QVERIFY(page().contains(QStringLiteral("2 without \u201cnone\u201d begin at 0")));

    const CliOutcome wrong = report(files, {"--align", "function"});
    QCOMPARE(wrong.status, 2);
    QVERIFY2(wrong.err.contains("function=NAME"), wrong.err.constData());
}

void tst_CliReport::heaps()
{
    QCOMPARE(report(heapFiles()).status, 0);
    const QString text = page();
    QVERIFY(text.contains(QStringLiteral("What came between")));
    QVERIFY(text.contains(QStringLiteral("From julia-sessions-a.heapsnapshot to "
                                         "julia-sessions-c.heapsnapshot")));
    QCOMPARE(text.count(QStringLiteral("<h3>julia-sessions-")), 3);
    QVERIFY(text.indexOf(QStringLiteral("What came between")) <
            text.indexOf(QStringLiteral("<h3>julia-sessions-")));
}

void tst_CliReport::aSessionWithItsNotesAndHunt()
{
    SessionDocument session;
    for (const QString& file : heapFiles()) {
        session.recordings.push_back(
            {session.files.size(), 0, "heap <" + std::to_string(session.files.size()) + ">"});
        session.files.emplace_back(file.toStdString());
    }
    session.notes = "tried at night\nwith <10> users";
    session.hunt = SessionHunt{{{{0, 0}, {1, 0}, {2, 0}}}, 5};
    const QString path = at("all.tidemark-session");
    QVERIFY(writeSession(path.toStdString(), session, Overwrite::Nothing).has_value());
    const CliOutcome outcome = report({path});
    QCOMPARE(outcome.status, 0);
    const QString text = page();
    QVERIFY(text.contains(QStringLiteral("tried at night\nwith &lt;10&gt; users")));
    QVERIFY(text.contains(QStringLiteral("<h3>heap &lt;0&gt;</h3>")));
    QVERIFY(text.contains(QStringLiteral("<h2>Hunt for a leak</h2>")));

    session.hunt->snapshots[1] = {99, 0}; // which is not there
    QVERIFY(writeSession(path.toStdString(), session, Overwrite::AnyFile).has_value());
    QCOMPARE(report({path}).status, 0);
    QVERIFY(!page().contains(QStringLiteral("Hunt for a leak")));
}

/// The page is about the rest, and the exit status tells.
void tst_CliReport::whatIsUnreadableIsLeftOut()
{
    const CliOutcome outcome = report({at("missing.dat"), sample("list.dat")});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("missing.dat"), outcome.err.constData());
    QVERIFY(page().contains(QStringLiteral("list.dat")));
    QVERIFY(QFile::remove(at("report.html")));
    QCOMPARE(report({at("missing.dat")}).status, 3);
    QVERIFY(!QFileInfo::exists(at("report.html")));
}

void tst_CliReport::whatStandsThereStays()
{
    const QString path = test::writeFile(at("mine.html"), "my own page");
    QVERIFY(!path.isEmpty());
    const auto into = [this](const char* name) {
        return runCli(
            {QStringLiteral("report"), sample("list.dat"), QStringLiteral("-o"), at(name)});
    };
    QCOMPARE(into("mine.html").status, 3);
    QFile mine(path);
    QVERIFY(mine.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), QByteArray("my own page"));
    const CliOutcome misnamed = into("list.tidemark");
    QCOMPARE(misnamed.status, 2);
    QVERIFY2(misnamed.err.contains(".html"), misnamed.err.constData());
}

void tst_CliReport::namesAreText()
{
    const QString hostile = at("<img src=x onerror=alert(1)>.csv");
    QVERIFY(!test::writeFile(hostile, "t,<script>\n0,1048576\n1,2097152\n").isEmpty());
    QCOMPARE(report({hostile}).status, 0);
    QVERIFY(!page().contains(QStringLiteral("<img")));
    QVERIFY(!page().contains(QStringLiteral("<script")));
    QVERIFY(page().contains(QStringLiteral("&lt;img")));
}

TIDEMARK_TEST(tst_CliReport)

#include "tst_cli_report.moc"
