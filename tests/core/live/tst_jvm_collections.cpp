// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/jvm_collections.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

/// Keeps the markers.
class Markers final : public RecordingSink
{
public:
    std::size_t addGroup(std::vector<SeriesHead>) override { return 0; }
    void rename(std::size_t, const std::vector<std::string>&) override {}
    void addRow(std::size_t, std::int64_t, std::span<const double>) override {}
    void addMarker(Marker marker) override { all.push_back(std::move(marker)); }
    void addSnapshot(Snapshot) override {}
    void addOutput(const OutputLine&) override {}
    void addWarning(WarningCode) override {}
    void countWarning(WarningCode, std::uint64_t) override {}

    std::vector<Marker> all;
};

} // namespace

/// Times are in nanoseconds, of the JVM's clock in collectors and of the recording's in positions.
class tst_JvmCollections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatWasSeen();
    void whatWasThereBefore();
    void oneThatGoesOn();
    void severalBetweenTwoLooks();
    void neverLaterThanSeen();
};

/// The JVM is 1,000 older than the recording.
void tst_JvmCollections::oneThatWasSeen()
{
    Markers seen;
    JvmCollections collections(seen);
    collections.take({{"young", 0, 0, 0}}, 100);
    collections.take({{"young", 1, 1180, 1200}}, 200);
    QCOMPARE(seen.all.size(), 1U);
    QCOMPARE(seen.all[0].kind, MarkerKind::Gc);
    QCOMPARE(seen.all[0].name, std::string("young"));
    QCOMPARE(seen.all[0].start, 180);
    QCOMPARE(seen.all[0].end, 200);
}

void tst_JvmCollections::whatWasThereBefore()
{
    Markers seen;
    JvmCollections collections(seen);
    collections.take({{"young", 5, 300, 400}, {"full", 1, 500, 600}}, 100);
    collections.take({{"young", 5, 300, 400}, {"full", 1, 500, 600}}, 200);
    QVERIFY(seen.all.empty());
    collections.take({}, 300);
    QVERIFY(seen.all.empty());
}

/// It is counted when it begins.
void tst_JvmCollections::oneThatGoesOn()
{
    Markers seen;
    JvmCollections collections(seen);
    collections.take({{"full", 3, 10, 20}}, 30);
    collections.take({{"full", 4, 100, 20}}, 130);
    QVERIFY(seen.all.empty());
    collections.take({{"full", 4, 100, 170}}, 180);
    QCOMPARE(seen.all.size(), 1U);
    QCOMPARE(seen.all[0].length(), 70);
    collections.take({{"full", 4, 100, 170}}, 230);
    QCOMPARE(seen.all.size(), 1U);
}

void tst_JvmCollections::severalBetweenTwoLooks()
{
    Markers seen;
    JvmCollections collections(seen);
    collections.take({{"young", 2, 10, 20}}, 30);
    collections.take({{"young", 5, 60, 70}}, 80);
    QCOMPARE(seen.all.size(), 1U);
    QCOMPARE(seen.all[0].name, std::string("young (×3)"));
    QCOMPARE(seen.all[0].length(), 10);
}

/// What is known of the JVM's clock becomes better with each one that is seen soon.
void tst_JvmCollections::neverLaterThanSeen()
{
    Markers seen;
    JvmCollections collections(seen);
    collections.take({{"young", 1, 90, 100}}, 5000); // it was long ago
    collections.take({{"young", 2, 5010, 5020}}, 5050);
    collections.take({{"young", 3, 5100, 5110}}, 5115);
    collections.take({{"young", 4, 5200, 5210}}, 5260);
    QCOMPARE(seen.all.size(), 3U);
    QCOMPARE(seen.all[0].end, 5050);
    QCOMPARE(seen.all[1].end, 5115);
    QCOMPARE(seen.all[2].end, 5215);
}

TIDEMARK_TEST(tst_JvmCollections)

#include "tst_jvm_collections.moc"
