// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"
#include "app/text/version_text.h"
#include "app/window/help_dialogs.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace tidemark::app;

class tst_HelpDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aboutSaysWhatWasBuilt();
    void qtsOwnButtonsFollowTheLanguage();
    void buttonsOfAnOpenDialogAreSwitched();
};

void tst_HelpDialogs::init()
{
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_HelpDialogs::cleanup()
{
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_HelpDialogs::aboutSaysWhatWasBuilt()
{
    QWidget window;
    showAboutTidemark(&window);
    const auto* const box = window.findChild<QMessageBox*>();
    QVERIFY(box != nullptr);
    QCOMPARE(box->text(), QStringLiteral("Tidemark ") + versionNumber());
    QVERIFY(box->informativeText().endsWith(buildText()));
    QVERIFY(box->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
}

void tst_HelpDialogs::qtsOwnButtonsFollowTheLanguage()
{
    const auto cancelText = [] {
        const QDialogButtonBox box(QDialogButtonBox::Cancel);
        return box.button(QDialogButtonBox::Cancel)->text().remove(u'&');
    };
    QCOMPARE(cancelText(), QStringLiteral("Cancel"));
    QVERIFY(installTranslation(*qApp, QStringLiteral("ja")));
    QCOMPARE(cancelText(), QStringLiteral("キャンセル"));
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    QCOMPARE(cancelText(), QStringLiteral("Cancel"));
}

void tst_HelpDialogs::buttonsOfAnOpenDialogAreSwitched()
{
    QDialogButtonBox box(QDialogButtonBox::Cancel);
    const auto* const button = box.button(QDialogButtonBox::Cancel);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(installTranslation(*qApp, QStringLiteral("ja")));
        QCoreApplication::processEvents();
        QVERIFY2(button->text().contains(QStringLiteral("キャンセル")), qPrintable(button->text()));
        QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
        QCoreApplication::processEvents();
        QCOMPARE(button->text().remove(u'&'), QStringLiteral("Cancel"));
    }
}

TIDEMARK_TEST(tst_HelpDialogs)

#include "tst_help_dialogs.moc"
