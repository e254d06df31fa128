// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"
#include "app/text/version_text.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

using namespace tidemark::app;

class tst_VersionText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theVersionIsThreeNumbers();
    void theCommitIsUnknownUntilMainTellsIt();
    void librariesHaveTheirVersions();
    void followsTheLanguage();
};

void tst_VersionText::init()
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("en")));
}

void tst_VersionText::theVersionIsThreeNumbers()
{
    const QRegularExpression number(QStringLiteral("^\\d+\\.\\d+\\.\\d+$"));
    QVERIFY2(number.match(versionNumber()).hasMatch(), qPrintable(versionNumber()));
}

void tst_VersionText::theCommitIsUnknownUntilMainTellsIt()
{
    QVERIFY(buildText().startsWith(QStringLiteral("Commit unknown\n")));
    setBuiltCommit("0123456789ab");
    QVERIFY(buildText().startsWith(QStringLiteral("Commit 0123456789ab\n")));
}

void tst_VersionText::librariesHaveTheirVersions()
{
    const QStringList lines = buildText().split(u'\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines.at(1).startsWith(QStringLiteral("Qt ") + QLatin1String(qVersion())));
    const QStringList names{QStringLiteral("Qt"), QStringLiteral("fmt"),
                            QStringLiteral("nlohmann_json"), QStringLiteral("zlib"),
                            QStringLiteral("zstd")};
    for (int i = 0; i < names.size(); ++i) {
        const QRegularExpression line(
            QStringLiteral("^%1 \\d+\\.\\d+[\\w.-]*( \\(compiled with \\d+\\.\\d+[\\w.-]*\\))?$")
                .arg(names.at(i)));
        QVERIFY2(line.match(lines.at(i + 1)).hasMatch(), qPrintable(lines.at(i + 1)));
    }
}

void tst_VersionText::followsTheLanguage()
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("ja")));
    QVERIFY(buildText().startsWith(QStringLiteral("コミット ")));
}

TIDEMARK_TEST(tst_VersionText)

#include "tst_version_text.moc"
