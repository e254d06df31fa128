// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/change_reaction.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QWidget>

using namespace tidemark::app;

/// Widgets that show their texts, icons and fonts anew.
class tst_ChangeReaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherLanguageReachesAll();
    void onlyWhatWasAskedFor();
};

/// A parent before its children, which may go with what it shows.
void tst_ChangeReaction::anotherLanguageReachesAll()
{
    QWidget parent;
    QWidget child(&parent);
    QStringList told;
    onLanguageChange(child, [&told] { told << QStringLiteral("child"); });
    onLanguageChange(parent, [&told] { told << QStringLiteral("parent"); });
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&parent, &change);
    QCOMPARE(told, (QStringList{QStringLiteral("parent"), QStringLiteral("child")}));
}

void tst_ChangeReaction::onlyWhatWasAskedFor()
{
    QWidget widget;
    int languages = 0;
    int looks = 0;
    onLanguageChange(widget, [&languages] { ++languages; });
    onChange(widget, {QEvent::PaletteChange, QEvent::FontChange}, [&looks] { ++looks; });
    widget.setPalette(QPalette(Qt::red));
    QFont font = widget.font();
    font.setPointSize(font.pointSize() + 3);
    widget.setFont(font);
    QCOMPARE(looks, 2);
    QCOMPARE(languages, 0);
}

TIDEMARK_TEST(tst_ChangeReaction)

#include "tst_change_reaction.moc"
