// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/compressing.h"
#include "tests/support/heap_graph_invariants.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

using namespace tidemark;

namespace
{

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What every recording promises, whatever it was read from.
void checkInvariants(const Result<Recordings>& recordings)
{
    if (!recordings) {
        return;
    }
    QVERIFY(!recordings->empty());
    for (const auto& recording : *recordings) {
        QVERIFY(!recording->format.empty());
        for (const Series& series : recording->timeline.series) {
            // A recording under way announces series before their first sample.
            QVERIFY(series.size() > 0 || recording->format == "tidemark");
            QCOMPARE(series.positions->size(), series.values->size());
            for (std::size_t i = 0; i < series.size(); ++i) {
                QVERIFY(!std::isinf((*series.values)[i]));
                QVERIFY(!series.isInBytes() || !((*series.values)[i] < 0.0));
                QVERIFY(i == 0 || (*series.positions)[i - 1] <= (*series.positions)[i]);
            }
        }
        for (const SnapshotPtr& snapshot : recording->snapshots) {
            const char* const broken =
                snapshot->graph ? test::brokenInvariant(*snapshot->graph) : nullptr;
            QVERIFY2(broken == nullptr, broken);
        }
    }
}

} // namespace

/// Every fixture of every format, damaged in every way: an error or a sound recording comes out.
class tst_AnyDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFixture_data();
    void eachFixture();
};

void tst_AnyDamage::eachFixture_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TIDEMARK_FIXTURES)) {
        const bool isPacked = entry.path().extension() == ".zst"; // large: 500 readings take long
        if (entry.is_regular_file() && !isPacked) {
            const auto name = std::filesystem::relative(entry.path(), TIDEMARK_FIXTURES);
            QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string())
                                        << QString::fromStdString(name.begin()->string());
        }
    }
}

void tst_AnyDamage::eachFixture()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    const std::string id = format.toStdString();
    const std::string whole = contentOf(path.toStdString());
    const auto expected = test::readText(id, whole);
    QVERIFY(expected.has_value());
    checkInvariants(expected);

    for (const auto compress : {&test::gzip, &test::zstd}) {
        const auto packed = test::readAnyText(compress(whole));
        QVERIFY(packed.has_value());
        QVERIFY(*packed->front() == *expected->front());
    }

    const std::size_t step = std::max<std::size_t>(1, whole.size() / 300);
    for (std::size_t length = 0; length < whole.size(); length += step) {
        checkInvariants(test::readText(id, whole.substr(0, length)));
    }

    std::mt19937 random(17);
    constexpr std::string_view kHurtful("-9e.,\n \"{}[]\0\xff", 15);
    for (int round = 0; round < 200; ++round) {
        std::string damaged = whole;
        for (int i = 0; i < 5; ++i) {
            damaged[random() % damaged.size()] = kHurtful[random() % kHurtful.size()];
        }
        checkInvariants(test::readText(id, damaged));
    }

    auto input = Input::fromBytes(whole);
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control, {.format = id}).error().code,
             ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_AnyDamage)

#include "tst_any_damage.moc"
