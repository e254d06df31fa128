// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/card_places.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace tidemark::app;

/// Where the cards of a long list stand, most of which nobody has measured.
class tst_CardPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHasNoPlace();
    void cardsStandBelowEachOtherWithGaps();
    void othersCountAsHighAsThoseThatWereMeasured();
    void whatWasMeasuredIsKeptWhileItStays();
    void cardsAreFoundByTheirPlace();
};

void tst_CardPlaces::nothingHasNoPlace()
{
    CardPlaces places(8);
    places.setOrder({});
    QCOMPARE(places.size(), 0U);
    QCOMPARE(places.height(), 8);
    QCOMPARE(places.firstBelow(0), 0U);
    QCOMPARE(places.indexOf(7), 0U);
}

void tst_CardPlaces::cardsStandBelowEachOtherWithGaps()
{
    CardPlaces places(8);
    places.setOrder({5, 3});
    QVERIFY(places.setHeight(5, 100));
    QVERIFY(places.setHeight(3, 40));
    QVERIFY(!places.setHeight(3, 40));
    QCOMPARE(places.topOf(0), 8);
    QCOMPARE(places.bottomOf(0), 108);
    QCOMPARE(places.topOf(1), 116);
    QCOMPARE(places.height(), 164);
    QCOMPARE(places.indexOf(3), 1U);
    QCOMPARE(places.indexOf(4), 2U);
}

void tst_CardPlaces::othersCountAsHighAsThoseThatWereMeasured()
{
    CardPlaces places(0);
    places.setOrder({1, 2, 3, 4});
    places.setHeight(1, 10);
    places.setHeight(4, 30);
    QCOMPARE(places.topOf(1), 10);
    QCOMPARE(places.topOf(2), 30);
    QCOMPARE(places.topOf(3), 50);
    QCOMPARE(places.height(), 80);
}

void tst_CardPlaces::whatWasMeasuredIsKeptWhileItStays()
{
    CardPlaces places(0);
    places.setOrder({1, 2});
    places.setHeight(1, 10);
    places.setHeight(2, 50);
    places.setOrder({3, 2});
    QCOMPARE(places.bottomOf(0), 50); // of what is left, the only measured one
    QCOMPARE(places.height(), 100);
}

/// The same answers as a plain scan gives.
void tst_CardPlaces::cardsAreFoundByTheirPlace()
{
    std::mt19937 random(1);
    CardPlaces places(8);
    std::vector<int> ids(200);
    std::iota(ids.begin(), ids.end(), 1);
    places.setOrder(ids);
    for (const int id : ids) {
        if (random() % 2 == 0) {
            places.setHeight(id, 20 + static_cast<int>(random() % 200));
        }
    }
    for (int y = -50; y < places.height() + 50; y += 7) {
        std::size_t expected = 0;
        while (expected < places.size() && places.bottomOf(expected) <= y) {
            ++expected;
        }
        QCOMPARE(places.firstBelow(y), expected);
    }
}

TIDEMARK_TEST(tst_CardPlaces)

#include "tst_card_places.moc"
