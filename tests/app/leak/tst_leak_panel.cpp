// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/leak/leak_panel.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

namespace
{

/// 600 samples in 600 seconds.
std::shared_ptr<Recording> shaped(const MemoryShape& shape)
{
    auto recording = recordingOf({});
    recording->timeline.series = {sampled(shape, 600, 600.0)};
    return recording;
}

} // namespace

class tst_LeakPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyPanelsSayWhatToDo();
    void aLeakIsSaid();
    void theSelectedRangeIsJudged();
    void theRangeOfAShiftedRecording();
    void aLimitIsTyped();
    void whatIsNoLimit();
    void aThresholdIsTyped();
    void eachRecordingHasItsLimit();
    void aKnownLimitIsShown();
    void bothRulesSideBySide();
    void everythingIsCopied();
    void nothingRunsWhileHidden();
    void nothingOldIsKeptWhileHidden();
    void unitsAndLanguage();

private:
    QString sentence() const
    {
        return m_panel->findChild<QLabel*>(QStringLiteral("verdict"))
            ->text()
            .replace(QChar(0xa0), QLatin1Char(' '));
    }
    /// All that the panel says, its hints included.
    QString shown() const
    {
        QStringList texts;
        for (const QLabel* label : m_panel->findChildren<QLabel*>()) {
            texts << label->text();
        }
        return texts.join(QLatin1Char('|'));
    }
    bool says(const char* text) const { return sentence().contains(QString::fromUtf8(text)); }
    QLineEdit& input(const char* name) const
    {
        return *m_panel->findChild<QLineEdit*>(QLatin1String(name));
    }
    QLineEdit& limit() const { return input("limit"); }
    QLineEdit& threshold() const { return input("threshold"); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<LeakPanel> m_panel;
};

void tst_LeakPanel::init()
{
    m_panel.reset();
    m_workspace = std::make_unique<Workspace>();
    m_panel = std::make_unique<LeakPanel>(*m_workspace);
    m_panel->resize(900, 220);
    m_panel->show();
}

void tst_LeakPanel::emptyPanelsSayWhatToDo()
{
    const auto* verdict = m_panel->findChild<QLabel*>(QStringLiteral("verdict"));
    QVERIFY(!verdict->isVisible());
    m_workspace->session.add(QStringLiteral("/x/server.dat"), {shaped(level(100))});
    QTRY_VERIFY(verdict->isVisible());
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"a.py", "main", {{1, 100, 100, 1, "def main():"}}}};
    m_workspace->session.add(QStringLiteral("/x/report.txt"), {report});
    QVERIFY(!verdict->isVisible());
    m_workspace->session.removeAll();
    QVERIFY(!verdict->isVisible());
}

void tst_LeakPanel::aLeakIsSaid()
{
    m_workspace->session.add(QStringLiteral("/x/server.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QTRY_VERIFY(says("Leak: RSS grows 6.00 MiB/min (6.00–6.00)."));
    m_workspace->session.add(QStringLiteral("/x/calm.dat"), {shaped(level(100))});
    QTRY_VERIFY(says("No leak: "));
    m_workspace->session.setCurrent(1);
    QTRY_VERIFY(says("Leak: RSS grows"));
}

void tst_LeakPanel::theSelectedRangeIsJudged()
{
    const auto shape = sumOf({level(100), [](double x) { return 100 * std::min(x, 0.5); }});
    m_workspace->session.add(QStringLiteral("/x/server.dat"), {shaped(shape)});
    m_workspace->session.time().select(AxisRange{0, 290 * kSecondNs});
    QTRY_VERIFY(says("Leak: RSS grows"));
    m_workspace->session.time().select(AxisRange{310 * kSecondNs, 600 * kSecondNs});
    QTRY_VERIFY(says("No leak: "));
}

void tst_LeakPanel::theRangeOfAShiftedRecording()
{
    const auto shape = sumOf({level(100), [](double x) { return 100 * std::min(x, 0.5); }});
    const auto early = shaped(level(100));
    const auto late = shaped(shape);
    early->startedUnixNs = 1'000'000 * kSecondNs;
    late->startedUnixNs = 1'001'000 * kSecondNs;
    m_workspace->session.add(QStringLiteral("/x/early.dat"), {early});
    m_workspace->session.add(QStringLiteral("/x/late.dat"), {late});
    m_workspace->session.setAlignment(Session::Alignment::WallClock);
    m_workspace->session.time().select(AxisRange{1000 * kSecondNs, 1290 * kSecondNs});
    QTRY_VERIFY2_WITH_TIMEOUT(says("Leak: RSS grows"), qPrintable(shown()), test::kPatience);
}

void tst_LeakPanel::aLimitIsTyped()
{
    m_workspace->session.add(QStringLiteral("/x/server.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QTest::keyClicks(&limit(), QStringLiteral("460 MiB"));
    QTRY_VERIFY(says("reaches the 460 MiB limit in about 50 min."));
    limit().clear();
    QTest::keyClicks(&limit(), QStringLiteral("120MiB"));
    QTRY_VERIFY(says("has reached the 120 MiB limit."));
}

void tst_LeakPanel::whatIsNoLimit()
{
    m_workspace->session.add(QStringLiteral("/x/server.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QTest::keyClicks(&limit(), QStringLiteral("460 apples"));
    QVERIFY(limit().toolTip().contains(QStringLiteral("no size")));
    QTRY_VERIFY(says("Leak: RSS grows"));
    QVERIFY(!says("limit"));
}

void tst_LeakPanel::aThresholdIsTyped()
{
    m_workspace->session.add(QStringLiteral("/x/a.dat"), {shaped(sumOf({level(100), line(60)}))});
    QTRY_VERIFY(says("Leak: RSS grows"));
    QVERIFY(threshold().placeholderText().contains(QStringLiteral("/h"))); // what counts now
    QTest::keyClicks(&threshold(), QStringLiteral("10 MiB/min"));
    QTRY_VERIFY(says("No leak that matters: RSS grows 6.00 MiB/min"));
    QVERIFY(says("10.0 MiB/min"));
    threshold().clear();
    QTest::keyClicks(&threshold(), QStringLiteral("10 MiB"));
    QTRY_VERIFY(says("Leak: RSS grows"));
    QVERIFY(threshold().toolTip().contains(QStringLiteral("no rate")));
}

void tst_LeakPanel::eachRecordingHasItsLimit()
{
    const auto leak = sumOf({level(100), line(60)});
    m_workspace->session.add(QStringLiteral("/x/a.dat"), {shaped(leak)});
    QTest::keyClicks(&limit(), QStringLiteral("460 MiB"));
    m_workspace->session.add(QStringLiteral("/x/b.dat"), {shaped(leak)});
    QCOMPARE(limit().text(), QString());
    QTRY_VERIFY(says("Leak: RSS grows"));
    QVERIFY(!says("limit"));
    m_workspace->session.setCurrent(1);
    QCOMPARE(limit().text(), QStringLiteral("460 MiB"));
    QTRY_VERIFY(says("460 MiB limit"));
}

void tst_LeakPanel::aKnownLimitIsShown()
{
    const auto recording = shaped(sumOf({level(100), line(60)}));
    Series known = seriesOf({512.0 * 1048576.0}, {0});
    known.kind = SeriesKind::Counter;
    known.name = "memory limit";
    known.role = SeriesRole::Limit;
    recording->timeline.series.push_back(known);
    m_workspace->session.add(QStringLiteral("/x/server.dat"), {recording});
    QCOMPARE(limit().placeholderText(), QStringLiteral("512\u00a0MiB"));
    QTRY_VERIFY(says("512 MiB limit"));
}

void tst_LeakPanel::bothRulesSideBySide()
{
    const auto recording = shaped(sumOf({level(100), line(60)}));
    Series baseline = recording->timeline.series[0];
    baseline.kind = SeriesKind::GcBaseline;
    baseline.name = "afterGC";
    recording->timeline.series.push_back(baseline);
    m_workspace->session.add(QStringLiteral("/x/server.dat"), {recording});
    QTRY_VERIFY(says("Leak: afterGC grows"));
    QVERIFY(m_panel->asText().contains(QStringLiteral("Full collections\t600")));
}

void tst_LeakPanel::everythingIsCopied()
{
    m_workspace->session.add(QStringLiteral("/x/server.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QTRY_VERIFY(says("Leak: RSS grows"));
    QTest::mouseClick(m_panel->findChild<QPushButton*>(), Qt::LeftButton);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("server.dat\nLeak: RSS grows")));
    QVERIFY(text.contains(QStringLiteral("By its slope: Leak\nSeries\tRSS\n")));
    QVERIFY(text.contains(QStringLiteral("By memwatch’s rule: not applied")));
}

void tst_LeakPanel::nothingRunsWhileHidden()
{
    m_panel->hide();
    m_workspace->session.add(QStringLiteral("/x/server.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QVERIFY(m_panel->asText().isEmpty());
    m_panel->show();
    QTRY_VERIFY(says("Leak: RSS grows"));
}

void tst_LeakPanel::nothingOldIsKeptWhileHidden()
{
    m_workspace->session.add(QStringLiteral("/x/server.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QTRY_VERIFY(says("Leak: RSS grows"));
    m_panel->hide();
    QVERIFY(says("Leak: RSS grows")); // it is still so
    m_workspace->session.time().select(AxisRange{0, kSecondNs});
    QVERIFY(m_panel->asText().isEmpty());
    QVERIFY(sentence().isEmpty());
    m_panel->show();
    QTRY_VERIFY(says("Undecided"));
}

void tst_LeakPanel::unitsAndLanguage()
{
    m_workspace->session.add(QStringLiteral("/x/a<b>.dat"),
                             {shaped(sumOf({level(100), line(60)}))});
    QTRY_VERIFY(says("MiB/min"));
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    QVERIFY(says("MB/min"));
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(m_panel.get(), &change);
    QVERIFY(says("MB/min"));
    for (const QLabel* label : m_panel->findChildren<QLabel*>()) {
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText ||
                label->buddy() != nullptr);
    }
}

TIDEMARK_TEST(tst_LeakPanel)

#include "tst_leak_panel.moc"
