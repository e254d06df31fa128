// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/series_names.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

class tst_SeriesNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesOfOurOwnSeries();
    void othersOfTheseNamesArePlain();
};

void tst_SeriesNames::rolesOfOurOwnSeries()
{
    QCOMPARE(roleOf(SeriesKind::Pss, "PSS of all processes"), SeriesRole::Sum);
    QCOMPARE(roleOf(SeriesKind::Rss, kRssOfAllName), SeriesRole::Sum);
    QCOMPARE(roleOf(SeriesKind::Counter, "memory limit"), SeriesRole::Limit);
    QCOMPARE(roleOf(SeriesKind::Rss, "RSS of child 0"), SeriesRole::Child);
    QCOMPARE(roleOf(SeriesKind::Rss, "RSS"), SeriesRole::Plain);
}

void tst_SeriesNames::othersOfTheseNamesArePlain()
{
    QCOMPARE(roleOf(SeriesKind::Rss, "PSS of all processes"), SeriesRole::Plain);
    QCOMPARE(roleOf(SeriesKind::Rss, "memory limit"), SeriesRole::Plain);
    QCOMPARE(roleOf(SeriesKind::Pss, kRssOfAllName), SeriesRole::Plain);
    QCOMPARE(roleOf(SeriesKind::Counter, "RSS of child 0"), SeriesRole::Plain);
}

TIDEMARK_TEST(tst_SeriesNames)
#include "tst_series_names.moc"
