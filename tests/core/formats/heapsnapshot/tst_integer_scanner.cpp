// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/integer_scanner.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>

using namespace tidemark;

namespace
{

PaddedText padded(std::string_view text)
{
    PaddedText result;
    result.resize(text.size());
    std::memcpy(result.data(), text.data(), text.size());
    return result;
}

/// What the scanner makes of @p text; none if it finds a fault.
std::optional<std::vector<std::uint64_t>> scanned(std::string_view text)
{
    const PaddedText copy = padded(text);
    IntegerScanner scanner(copy);
    std::vector<std::uint64_t> all;
    std::array<std::uint64_t, IntegerScanner::kStep + 5> batch = {};
    while (const std::size_t count = scanner.next(batch)) {
        all.insert(all.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return scanner.isFaulty() ? std::nullopt : std::optional(all);
}

} // namespace

class tst_IntegerScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersOfEveryLength();
    void agreesWithTheSlowOneOnAnyText();
    void findsTheStartOfANumber();
};

void tst_IntegerScanner::numbersOfEveryLength()
{
    std::mt19937_64 random(1);
    constexpr std::array<std::string_view, 6> kBetween{",", "\n,", ", ", ",\r\n\t", "  ,  ", ","};
    for (const std::string_view between : kBetween) {
        std::vector<std::uint64_t> numbers{0, 9, 10, 99999999, 100000000, 18446744073709551615U};
        for (int i = 0; i < 3000; ++i) {
            numbers.push_back(random() >> (random() % 64));
        }
        std::string text;
        for (const std::uint64_t number : numbers) {
            text += (text.empty() ? std::string() : std::string(between)) + std::to_string(number);
        }
        QVERIFY(scanned(text) == numbers);
        QVERIFY(scanned(text + ",") == numbers);
        QVERIFY(!faultIn(text));
        QCOMPARE(countCommas(padded(text)), numbers.size() - 1);
    }
    QVERIFY(scanned("18446744073709551616") == std::nullopt);
    QVERIFY(scanned("00000000000000000000000000000000007") == std::vector<std::uint64_t>{7});
    QVERIFY(scanned("") == std::vector<std::uint64_t>{});
}

void tst_IntegerScanner::agreesWithTheSlowOneOnAnyText()
{
    std::mt19937 random(2);
    constexpr std::string_view kBytes =
        "0123456789012345678901234567890123456789,,,,,,,, \n-.]\xff";
    int good = 0;
    for (int round = 0; round < 30'000; ++round) {
        // Mostly sound, so that faults stand at every place of a block.
        std::string text;
        const std::size_t length = random() % 200;
        while (text.size() < length) {
            text += std::to_string(random() >> (random() % 32)) + (random() % 4 == 0 ? "\n," : ",");
        }
        for (auto faults = random() % 3; faults > 0 && !text.empty(); --faults) {
            text[random() % text.size()] = kBytes[random() % kBytes.size()];
        }
        const bool isGood = scanned(text).has_value();
        QVERIFY2(isGood == !faultIn(text).has_value(), text.c_str());
        good += isGood ? 1 : 0;
    }
    QVERIFY(good > 5000 && good < 25'000);
}

void tst_IntegerScanner::findsTheStartOfANumber()
{
    std::string text;
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < 500; ++i) {
        text += i % 3 == 0 ? "\n " : "";
        starts.push_back(text.size());
        text += std::to_string(i * i * i) + ",";
    }
    const PaddedText copy = padded(text);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        QCOMPARE(startOfNumber(copy, i), starts[i]);
    }
}

TIDEMARK_TEST(tst_IntegerScanner)

#include "tst_integer_scanner.moc"
