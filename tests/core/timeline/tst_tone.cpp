// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/tone.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace tidemark;
using test::seriesOf;

namespace
{

std::vector<std::optional<double>> pitches(const Series& series, AxisRange range, int steps)
{
    ToneRule rule;
    rule.steps = steps;
    return pitchesOf(series, {}, range, rule);
}

/// How often the sound crosses zero upwards: its periods.
int periodsOf(const std::vector<std::int16_t>& sound)
{
    int periods = 0;
    for (std::size_t i = 1; i < sound.size(); ++i) {
        periods += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
    }
    return periods;
}

} // namespace

class tst_Tone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePitchFollowsMemory();
    void noPeakIsMissed();
    void gapsAreSilent();
    void thePitchGlidesBetweenSamples();
    void whatIsFlatHasOneTone();
    void theSoundHasThePitch();
    void silenceIsSilent();
    void theLengthIsBounded();
};

void tst_Tone::thePitchFollowsMemory()
{
    const ToneRule rule;
    const auto heard = pitches(seriesOf({100, 200, 400, 300, 100}), {0, 50}, 5);
    QCOMPARE(heard.size(), 5U);
    QVERIFY(heard[0] < heard[1] && heard[1] < heard[2] && heard[2] > heard[3]);
    QCOMPARE(*heard[0], rule.lowest);
    QCOMPARE(*heard[2], rule.highest);
    QCOMPARE(heard[4], heard[0]);
}

void tst_Tone::noPeakIsMissed()
{
    std::vector<double> values(1000, 1.0);
    values[503] = 2.0;
    const auto heard = pitches(seriesOf(values), {0, 10'000}, 10);
    QCOMPARE(*heard[5], ToneRule().highest);
    QCOMPARE(*heard[4], ToneRule().lowest);
}

void tst_Tone::gapsAreSilent()
{
    const auto heard = pitches(seriesOf({1, kGap, 3, 2}), {-20, 60}, 8);
    const std::vector<bool> isHeard{false, false, true, false, true, true, false, false};
    for (std::size_t i = 0; i < heard.size(); ++i) {
        QCOMPARE(heard[i].has_value(), isHeard[i]);
    }
}

void tst_Tone::thePitchGlidesBetweenSamples()
{
    const auto heard = pitches(seriesOf({0, 4}, {0, 40}), {0, 50}, 5);
    for (std::size_t i = 1; i < heard.size(); ++i) {
        QVERIFY(heard[i - 1] < heard[i]);
    }
}

void tst_Tone::whatIsFlatHasOneTone()
{
    const auto heard = pitches(seriesOf({7, 7, 7}), {0, 30}, 3);
    QVERIFY(heard[0] > ToneRule().lowest && heard[0] < ToneRule().highest);
    QCOMPARE(heard[0], heard[2]);
    QVERIFY(pitches(seriesOf({}), {0, 30}, 3) == std::vector<std::optional<double>>(3));
    QVERIFY(pitches(seriesOf({1, 2}), {0, 0}, 3).size() <= 3U);
}

void tst_Tone::theSoundHasThePitch()
{
    const ToneRule rule;
    const std::vector<std::optional<double>> second(
        static_cast<std::size_t>(rule.rate / rule.stepSamples), 440.0);
    QVERIFY(std::abs(periodsOf(toneOf(second, rule)) - 440) <= 2);
}

/// But for the moment in which what was heard fades.
void tst_Tone::silenceIsSilent()
{
    const ToneRule rule;
    const auto sound = toneOf({440.0, std::nullopt, std::nullopt}, rule);
    const auto end = sound.begin() + 2 * rule.stepSamples;
    QVERIFY(std::any_of(sound.begin(), sound.begin() + rule.stepSamples,
                        [](std::int16_t sample) { return std::abs(sample) > 1000; }));
    QVERIFY(std::all_of(end, sound.end(), [](std::int16_t sample) { return sample == 0; }));
}

void tst_Tone::theLengthIsBounded()
{
    const ToneRule rule;
    const std::vector<double> values(100'000, 1.0);
    const auto sound = toneOf(pitchesOf(seriesOf(values), {}, {0, 1'000'000}, rule), rule);
    QCOMPARE(sound.size(), rule.length());
    QVERIFY(static_cast<double>(sound.size()) / rule.rate <= 6.0);
}

TIDEMARK_TEST(tst_Tone)

#include "tst_tone.moc"
