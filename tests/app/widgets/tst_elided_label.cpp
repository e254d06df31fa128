// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/elided_label.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_ElidedLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFitsIsSeenWhole();
    void namesAreCutInTheMiddle();
    void figuresAreLeftOutAsAWhole();
    void objectsKeepTheirIds();
};

void tst_ElidedLabel::whatFitsIsSeenWhole()
{
    ElidedLabel label;
    label.setText(QStringLiteral("+9,169,852 B · 12 new"));
    label.resize(label.sizeHint());
    QCOMPARE(label.seenText(), label.text());
}

void tst_ElidedLabel::namesAreCutInTheMiddle()
{
    ElidedLabel label;
    label.setText(QStringLiteral("a-very-long-name-of-a-file-2.heapsnapshot"));
    label.resize(label.sizeHint().width() / 2, 20);
    QVERIFY(label.seenText().startsWith(QLatin1Char('a')));
    QVERIFY(label.seenText().endsWith(QLatin1Char('t')));
    QVERIFY(label.seenText().contains(QStringLiteral("…")));
}

/// Not "+9,16…52 new".
void tst_ElidedLabel::figuresAreLeftOutAsAWhole()
{
    ElidedLabel label;
    label.setText(QStringLiteral("+9,169,852 B · 169,238 new · 12,990 deleted"));
    label.resize(label.sizeHint().width() - 4, 20);
    QCOMPARE(label.seenText(), QStringLiteral("+9,169,852 B · 169,238 new · …"));
    label.resize(label.sizeHint().width() / 2, 20);
    QCOMPARE(label.seenText(), QStringLiteral("+9,169,852 B · …"));
    label.setText(QStringLiteral("43,332 オブジェクト"));
    label.resize(label.sizeHint().width() * 2 / 3, 20);
    QVERIFY2(label.seenText().startsWith(QStringLiteral("43,332")), qPrintable(label.seenText()));
    label.setText(QStringLiteral("+9,169,852 B · 169,238 new · 12,990 deleted"));
    label.resize(label.sizeHint().width() / 8, 20);
    QCOMPARE(label.seenText(), QStringLiteral("…")); // not "+9,1…"
}

/// Not "RequestS……}} @86679".
void tst_ElidedLabel::objectsKeepTheirIds()
{
    ElidedLabel label;
    label.setText(QStringLiteral("RequestSession {url: \"/path/301\", user: UserProfile} @86679"));
    label.resize(label.sizeHint().width() / 2, 20);
    QVERIFY2(label.seenText().startsWith(QStringLiteral("RequestSession")),
             qPrintable(label.seenText()));
    QVERIFY2(label.seenText().endsWith(QStringLiteral("… @86679")), qPrintable(label.seenText()));
}

TIDEMARK_TEST(tst_ElidedLabel)

#include "tst_elided_label.moc"
