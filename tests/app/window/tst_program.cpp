// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_registry.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace
{

QString fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
}

} // namespace

/// The built window program, started as a user's script starts it.
class tst_Program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
    void wrongUsageIsToldInTheUsersLanguage();
    void helpAndVersion();
    void screenshotsHaveTheSizeAskedFor_data();
    void screenshotsHaveTheSizeAskedFor();
    void theTimelineAloneHasTheSizeAskedFor();
    void svgHoldsWhatIsShown();
    void aComparisonIsDrawn();
    void theLanguageIsSeen();
    void themesDiffer();
    void theSampleNeedsNoFile();
    void unreadableFilesAreToldAndTheRestIsDrawn();
    void namesCannotPlayTricks();
    void aPictureThatCannotBeWritten_data();
    void aPictureThatCannotBeWritten();
    void settingsOfTheUserAreLeftAlone();
    void fileNamesAfterTwoDashes();
    void aProgramIsRunForItsPicture();
    void aProcessIsWatchedForItsPicture();

private:
    struct Outcome {
        int status; ///< -1 if it crashed or took too long
        QString out;
        QString err;
    };
    Outcome run(const QStringList& arguments) const;
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QImage shot(const QStringList& arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_environment; ///< more of it for the next run
};

void tst_Program::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment.clear();
}

tst_Program::Outcome tst_Program::run(const QStringList& arguments) const
{
    constexpr int kPatience = 30'000; // milliseconds
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder->path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder->path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder->path()); // with its rights
    for (const QString& setting : m_environment) {
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TIDEMARK_PROGRAM), arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, QStringLiteral("crashed or too slow")};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QImage tst_Program::shot(const QStringList& arguments) const
{
    const QString picture = path("shot.png");
    const Outcome outcome = run(QStringList{QStringLiteral("--screenshot"), picture} + arguments);
    return outcome.status == 0 ? QImage(picture) : QImage();
}

void tst_Program::wrongUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* line : {"--nonsense",
                             "--size",
                             "--size 1280",
                             "--size 1280x",
                             "--size x800",
                             "--size 1280x800x2",
                             "--size 0x0",
                             "--size 100x800",
                             "--size -1280x800",
                             "--size 99999x800",
                             "--size axb",
                             "--lang fr",
                             "--lang=",
                             "--theme purple",
                             "--view comparison",
                             "--screenshot",
                             "--compare",
                             "--compare a",
                             "--compare --size 300x300 a b",
                             "--attach",
                             "--attach x",
                             "--attach 0",
                             "--run",
                             "--run true",
                             "--run --"}) {
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
    }
}

void tst_Program::wrongUsageIsRefused()
{
    QFETCH(QStringList, arguments);
    m_environment << QStringLiteral("QT_QPA_PLATFORM=offscreen");
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.out.isEmpty());
    const QStringList lines = outcome.err.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines[0].size() > 10, qPrintable(outcome.err));
}

void tst_Program::wrongUsageIsToldInTheUsersLanguage()
{
    m_environment << QStringLiteral("LANG=ja_JP.UTF-8") << QStringLiteral("LANGUAGE=ja")
                  << QStringLiteral("LC_ALL=");
    const QStringList wrong{QStringLiteral("--size"), QStringLiteral("1")};
    const QString japanese = run(wrong).err;
    m_environment = {QStringLiteral("LANG=C.UTF-8")};
    const QString english = run(wrong).err;
    QVERIFY(english.startsWith(QStringLiteral("--size wants WIDTHxHEIGHT")));
    if (japanese == english) {
        QSKIP("the system knows no Japanese locale");
    }
    QVERIFY(japanese.contains(QRegularExpression(QStringLiteral("\\p{Hiragana}"))));
}

void tst_Program::helpAndVersion()
{
    m_environment << QStringLiteral("QT_QPA_PLATFORM=") << QStringLiteral("DISPLAY=")
                  << QStringLiteral("WAYLAND_DISPLAY="); // they need no screen
    const Outcome help = run({QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    for (const char* option : {"--sample", "--lang", "--theme", "--screenshot", "--size", "--view",
                               "--compare", "[FILE...]"}) {
        QVERIFY2(help.out.contains(QLatin1String(option)), option);
    }
    const Outcome version = run({QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.contains(QRegularExpression(
        QStringLiteral("^[Tt]idemark \\d+\\.\\d+\\.\\d+\nCommit ([0-9a-f]{12}|unknown)\nQt "))));
}

void tst_Program::screenshotsHaveTheSizeAskedFor_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QSize>("pixels");
    QTest::newRow("usual") << QStringLiteral("1280x800") << QSize(1280, 800);
    QTest::newRow("wide") << QStringLiteral("1920x900") << QSize(1920, 900);
}

void tst_Program::screenshotsHaveTheSizeAskedFor()
{
    QFETCH(QString, size);
    QFETCH(QSize, pixels);
    const QImage image = shot({QStringLiteral("--size"), size, fixture("mprof/multi_func.dat")});
    QCOMPARE(image.size(), pixels);
}

void tst_Program::theTimelineAloneHasTheSizeAskedFor()
{
    const QString file = fixture("mprof/list_sum.dat");
    const QImage timeline = shot({QStringLiteral("--size"), QStringLiteral("1000x300"),
                                  QStringLiteral("--view=timeline"), file});
    QCOMPARE(timeline.size(), QSize(1000, 300)); // the window would not become as low
}

void tst_Program::svgHoldsWhatIsShown()
{
    const QString picture = path("a b.svg");
    const Outcome outcome = run({QStringLiteral("--screenshot=") + picture,
                                 QStringLiteral("--view"), QStringLiteral("timeline"),
                                 QStringLiteral("--lang=en"), fixture("mprof/list_sum.dat")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    QVERIFY(QSvgRenderer(picture).isValid());
    QFile file(picture);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.contains("Peak "));
    QVERIFY(svg.contains("MiB"));
    QVERIFY(svg.contains("Functions"));
}

void tst_Program::aComparisonIsDrawn()
{
    const QString before = fixture("heapsnapshot/pair-small-before.heapsnapshot.zst");
    const QString after = fixture("heapsnapshot/pair-small-after.heapsnapshot.zst");
    const auto drawn = [&](const QString& a, const QString& b) {
        const QString picture = path("comparison.svg");
        const Outcome outcome =
            run({QStringLiteral("--screenshot"), picture, QStringLiteral("--view=comparison"),
                 QStringLiteral("--size"), QStringLiteral("1200x900"), QStringLiteral("--lang=en"),
                 QStringLiteral("--compare"), a, b});
        QFile file(picture);
        return outcome.status == 0 && file.open(QIODevice::ReadOnly)
                   ? QString::fromUtf8(file.readAll())
                   : QString();
    };
    const QString grown = drawn(before, after);
    QVERIFY(grown.contains(QStringLiteral("LeakyThing")));
    QVERIFY(grown.contains(QStringLiteral("+2,000")));
    const QString shrunk = drawn(after, before);
    QVERIFY(!shrunk.contains(QStringLiteral("+2,000"))); // the other way round
    const QRegularExpression total(QStringLiteral("([+−])[0-9.]+.[KMG]iB · "));
    QCOMPARE(total.match(grown).captured(1), QStringLiteral("+"));
    QCOMPARE(total.match(shrunk).captured(1), QStringLiteral("−"));
}

void tst_Program::theLanguageIsSeen()
{
    const QString picture = path("ja.svg");
    QCOMPARE(run({QStringLiteral("--screenshot"), picture, QStringLiteral("--view=timeline"),
                  QStringLiteral("--lang"), QStringLiteral("ja"), fixture("mprof/list_sum.dat")})
                 .status,
             0);
    QFile file(picture);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString svg = QString::fromUtf8(file.readAll());
    QVERIFY(svg.contains(QStringLiteral("ピーク")));
    QVERIFY(svg.contains(QStringLiteral("関数")));
    QVERIFY(!svg.contains(QStringLiteral("Functions")));
    const Outcome missing = run({QStringLiteral("--screenshot"), path("a.png"),
                                 QStringLiteral("--lang=ja"), fixture("none.dat")});
    QVERIFY(missing.err.contains(QRegularExpression(QStringLiteral("\\p{Hiragana}"))));
}

void tst_Program::themesDiffer()
{
    const QString file = fixture("mprof/list_sum.dat");
    const QImage light = shot({QStringLiteral("--theme=light"), file});
    const QImage dark = shot({QStringLiteral("--theme=dark"), file});
    QVERIFY(!light.isNull() && !dark.isNull());
    QVERIFY(light.pixelColor(5, 5).lightness() > 200);
    QVERIFY(dark.pixelColor(5, 5).lightness() < 80);
}

void tst_Program::theSampleNeedsNoFile()
{
    const QString picture = path("sample.svg");
    const Outcome outcome = run({QStringLiteral("--sample"), QStringLiteral("--lang=en"),
                                 QStringLiteral("--screenshot"), picture});
    QCOMPARE(outcome.status, 0);
    QFile file(picture);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    for (const char* name : {"list.dat", "generator.dat", "chunks.dat"}) {
        QVERIFY2(svg.contains(name), name);
    }
}

void tst_Program::unreadableFilesAreToldAndTheRestIsDrawn()
{
    const QString picture = path("a.png");
    const Outcome outcome =
        run({QStringLiteral("--lang=en"), QStringLiteral("--screenshot"), picture,
             fixture("none.dat"), fixture("mprof/list_sum.dat"), m_folder->path()});
    QCOMPARE(outcome.status, 3);
    const QStringList lines = outcome.err.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains(QStringLiteral("none.dat: ")));
    QVERIFY(lines[1].contains(m_folder->path().section(u'/', -1)));
    QVERIFY(!QImage(picture).isNull());
}

void tst_Program::namesCannotPlayTricks()
{
    const Outcome outcome =
        run({QStringLiteral("--lang=en"), QStringLiteral("--screenshot"), path("a.png"),
             path("none") + QStringLiteral("\x1b[31m\nfine\u202e.dat")});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.err.count(u'\n'), 1);
    QVERIFY(!outcome.err.contains(QChar(0x1b)));
    QVERIFY(!outcome.err.contains(QChar(0x202e)));
}

void tst_Program::aPictureThatCannotBeWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no folder") << QStringLiteral("no/such/a.png");
    QTest::newRow("no format") << QStringLiteral("a.dat");
    QTest::newRow("no folder for an SVG") << QStringLiteral("no/such/a.svg");
}

void tst_Program::aPictureThatCannotBeWritten()
{
    QFETCH(QString, name);
    const Outcome outcome = run({QStringLiteral("--lang=en"), QStringLiteral("--screenshot"),
                                 m_folder->filePath(name), fixture("mprof/list_sum.dat")});
    QCOMPARE(outcome.status, 3);
    QVERIFY(outcome.err.contains(name.section(u'/', -1)));
    QVERIFY(!QFile::exists(m_folder->filePath(name)));
}

/// A screenshot for a script must not end up in the list of recent files.
void tst_Program::settingsOfTheUserAreLeftAlone()
{
    QVERIFY(!shot({fixture("mprof/list_sum.dat")}).isNull());
    QVERIFY(!QFile::exists(path("tidemark/tidemark.ini")));
}

void tst_Program::fileNamesAfterTwoDashes()
{
    QVERIFY(QFile::copy(fixture("mprof/list_sum.dat"), path("--sample.dat")));
    QVERIFY(!shot({QStringLiteral("--"), path("--sample.dat")}).isNull());
}

void tst_Program::aProgramIsRunForItsPicture()
{
    const QImage empty = shot({});
    const QString command = QStringLiteral("echo \"$*\" > %1; sleep 0.3").arg(path("words"));
    const QImage image = shot(QStringLiteral("--run -- sh -c").split(u' ') + QStringList{command} +
                              QStringLiteral("-platform none --lang=fr").split(u' '));
    QVERIFY(!image.isNull());
    QVERIFY(image != empty);
    QFile file(path("words"));
    QVERIFY(file.open(QIODevice::ReadOnly)); // Qt takes -platform away wherever it sees it
    QCOMPARE(file.readAll(), QByteArray("none --lang=fr\n"));
    const QString line = QStringLiteral("--screenshot %1 --run -- /no/such/program");
    const Outcome refused = run(line.arg(path("x.png")).split(u' '));
    QVERIFY(refused.status >= 0);
}

void tst_Program::aProcessIsWatchedForItsPicture()
{
    const QImage empty = shot({});
    const QImage image =
        shot({QStringLiteral("--attach"), QString::number(QCoreApplication::applicationPid())});
    QVERIFY(!image.isNull());
    QVERIFY(image != empty);
}

TIDEMARK_TEST(tst_Program)

#include "tst_program.moc"
