// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/kind_text.h"
#include "app/text/translation.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace tidemark;
using namespace tidemark::app;

class tst_Translation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchesBackAndForth();
    void refusesUnknownLanguages();
    void numbersFollowTheLanguage();
};

void tst_Translation::switchesBackAndForth()
{
    QCoreApplication& application = *QCoreApplication::instance();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(installTranslation(application, QStringLiteral("ja")));
        QCOMPARE(kindText(MarkerKind::Function), QStringLiteral("関数"));
        QVERIFY(installTranslation(application, QStringLiteral("en")));
        QCOMPARE(kindText(MarkerKind::Function), QStringLiteral("Function"));
    }
    QCOMPARE(application.findChildren<QTranslator*>().size(), 2); // Qt's own texts and ours
}

void tst_Translation::refusesUnknownLanguages()
{
    QCoreApplication& application = *QCoreApplication::instance();
    QVERIFY(installTranslation(application, QStringLiteral("ja")));
    for (const char* language : {"fr", "../ja", "ja_JP", "C", " "}) {
        QVERIFY2(!installTranslation(application, QLatin1String(language)), language);
    }
    QCOMPARE(kindText(MarkerKind::Function), QStringLiteral("関数"));
}

void tst_Translation::numbersFollowTheLanguage()
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("ja")));
    QCOMPARE(QLocale().language(), QLocale::Japanese);
}

TIDEMARK_TEST(tst_Translation)

#include "tst_translation.moc"
