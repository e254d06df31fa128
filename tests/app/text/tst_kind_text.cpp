// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/kind_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;
using namespace tidemark::app;

class tst_KindText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySeriesKindHasItsOwnName();
    void everyMarkerKindHasItsOwnName();
};

void tst_KindText::everySeriesKindHasItsOwnName()
{
    std::set<QString> names;
    for (int value = 0; value <= static_cast<int>(SeriesKind::Counter); ++value) {
        const QString name = kindText(static_cast<SeriesKind>(value));
        QVERIFY(!name.isEmpty());
        QVERIFY2(names.insert(name).second, qPrintable(name));
    }
}

void tst_KindText::everyMarkerKindHasItsOwnName()
{
    std::set<QString> names;
    for (int value = 0; value <= static_cast<int>(MarkerKind::Exit); ++value) {
        const QString name = kindText(static_cast<MarkerKind>(value));
        QVERIFY(!name.isEmpty());
        QVERIFY2(names.insert(name).second, qPrintable(name));
    }
}

TIDEMARK_TEST(tst_KindText)

#include "tst_kind_text.moc"
