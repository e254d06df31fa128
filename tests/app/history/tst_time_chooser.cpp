// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/time_chooser.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

namespace
{

constexpr std::int64_t kHour = 3600 * kSecondNs;
constexpr std::int64_t kNow = 1'796'092'969 * kSecondNs;

} // namespace

class tst_TimeChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges();
    void steps();
    void fromTo();
};

void tst_TimeChooser::ranges()
{
    TimeChooser chooser;
    QString problem;
    const std::array<std::int64_t, 4> hours{1, 24, 168, 720};
    for (int range = TimeChooser::LastHour; range <= TimeChooser::LastMonth; ++range) {
        chooser.setRange(range);
        const auto chosen = chooser.chosen(kNow, problem);
        QVERIFY(chosen);
        QCOMPARE(chosen->end, kNow);
        QCOMPARE(kNow - chosen->start, hours[static_cast<std::size_t>(range)] * kHour);
        QVERIFY(chosen->points() <= 4001);
    }
    QVERIFY(problem.isEmpty());
    chooser.setRange(99);
    QCOMPARE(chooser.range(), int{TimeChooser::LastMonth});
}

void tst_TimeChooser::steps()
{
    TimeChooser chooser;
    QString problem;
    chooser.setStep(QStringLiteral(" 1m30s "));
    QCOMPARE(chooser.chosen(kNow, problem)->step, 90 * kSecondNs);
    chooser.setStep(QStringLiteral("soon"));
    QVERIFY(!chooser.chosen(kNow, problem));
    QVERIFY(!problem.isEmpty());
}

void tst_TimeChooser::fromTo()
{
    TimeChooser chooser;
    QString problem;
    chooser.setRange(TimeChooser::LastMonth);
    auto* const box = chooser.findChild<QComboBox*>(QStringLiteral("range"));
    box->setCurrentIndex(TimeChooser::FromTo);
    const auto fields = chooser.findChildren<QDateTimeEdit*>();
    QCOMPARE(fields.size(), 2);
    fields[0]->setDateTime(QDateTime::fromSecsSinceEpoch(1000 * 60));
    fields[1]->setDateTime(QDateTime::fromSecsSinceEpoch(1060 * 60));
    const auto chosen = chooser.chosen(kNow, problem);
    QVERIFY(chosen);
    QCOMPARE(chosen->start, 60'000 * kSecondNs);
    QCOMPARE(chosen->end - chosen->start, kHour);
    fields[1]->setDateTime(QDateTime::fromSecsSinceEpoch(60));
    QVERIFY(!chooser.chosen(kNow, problem));
    QVERIFY(!problem.isEmpty());
}

TIDEMARK_TEST(tst_TimeChooser)

#include "tst_time_chooser.moc"
