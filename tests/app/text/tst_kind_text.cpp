// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/kind_text.h"
#include "app/text/plain_text.h"
#include "core/model/restart_name.h"
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
    void restartsSayWhatTellsOfThem();
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

void tst_KindText::restartsSayWhatTellsOfThem()
{
    const auto nameOf = [](MarkerKind kind, std::string_view name) {
        return markerNameText({kind, std::string(name)});
    };
    const QString inferred = nameOf(MarkerKind::Restart, kInferredRestart);
    QVERIFY2(inferred.contains(QStringLiteral("inferred")), qPrintable(inferred));
    QVERIFY(nameOf(MarkerKind::Restart, kStartTimeRestart) != inferred);
    QCOMPARE(nameOf(MarkerKind::Restart, "PID 1 → 2"), QStringLiteral("PID 1 → 2"));
    QCOMPARE(nameOf(MarkerKind::Mark, kInferredRestart),
             QString::fromUtf8(kInferredRestart.data())); // a user may call a mark as he likes
    QCOMPARE(nameOf(MarkerKind::Mark, "a\nb"), singleLine(QStringLiteral("a\nb")));
}

TIDEMARK_TEST(tst_KindText)

#include "tst_kind_text.moc"
