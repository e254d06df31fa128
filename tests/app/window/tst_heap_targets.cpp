// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/address_prompt.h"
#include "app/record/allocation_prompt.h"
#include "app/record/heap_panel.h"
#include "app/window/heap_watching.h"
#include "core/processes/listening_sockets.h"
#include "tests/support/live_window.h"
#include "tests/support/node_target.h"
#include "tests/support/test_registry.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// The other ways to a heap in the window: by an address, by a signal, and that of a worker thread.
class tst_HeapTargets final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void byAddress();
    void anotherMachineIsAskedAbout();
    void nothingAnswersThere();
    void bySignal();
    void noSignalWithoutConsent();
    void aWorkerIsChosen();
    void thePauseIsEstimated();
    void allocationsAreRecorded();

private:
    HeapPanel& panel() const { return *m_window->findChild<HeapPanel*>(); }
    QPushButton& button(const char* name) const
    {
        return *panel().findChild<QPushButton*>(QLatin1String(name));
    }
    AddressPrompt& prompt() const { return *m_window->findChild<AddressPrompt*>(); }
    QLineEdit& address() const
    {
        return *prompt().findChild<QLineEdit*>(QStringLiteral("address"));
    }
    QPushButton& connectButton() const
    {
        return *prompt().findChild<QPushButton*>(QStringLiteral("accept"));
    }
    QMessageBox* question() const
    {
        return m_window->findChild<QMessageBox*>(QStringLiteral("sendSignal"));
    }
    /// Attaches to a Node with these options that runs @p script.
    void attach(const QStringList& options, const QString& script = {});
    void askForAddress();
    std::uint16_t port() const;

    std::unique_ptr<test::NodeTarget> m_node;
};

namespace
{

const QStringList kInspected{QStringLiteral("--inspect=0")};

} // namespace

void tst_HeapTargets::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    prepare();
}

void tst_HeapTargets::init()
{
    open();
    m_window->resize(1280, 800);
    qobject_cast<QDockWidget*>(panel().parentWidget())->raise();
}

void tst_HeapTargets::cleanup()
{
    close();
    m_node.reset();
}

void tst_HeapTargets::attach(const QStringList& options, const QString& script)
{
    m_node = std::make_unique<test::NodeTarget>(options, script);
    m_window->live().attach(m_node->pid(), test::everyTenMilliseconds());
    QTRY_VERIFY(button("watch").isVisible());
}

void tst_HeapTargets::askForAddress()
{
    QTest::mouseClick(&button("address"), Qt::LeftButton);
    QVERIFY(prompt().isVisible());
}

std::uint16_t tst_HeapTargets::port() const
{
    const auto sockets = listeningSocketsOf(m_node->pid());
    return sockets && !sockets->empty() ? sockets->front().port : std::uint16_t{0};
}

void tst_HeapTargets::byAddress()
{
    attach(kInspected);
    askForAddress();
    address().setText(QStringLiteral("nowhere"));
    QVERIFY(!connectButton().isEnabled());
    address().setText(QStringLiteral("127.0.0.1:%1").arg(port()));
    QTest::mouseClick(&connectButton(), Qt::LeftButton);
    QVERIFY(!prompt().isVisible());
    QTRY_VERIFY(button("capture").isVisible() && button("capture").isEnabled());
    QVERIFY(!button("address").isVisible());
}

void tst_HeapTargets::anotherMachineIsAskedAbout()
{
    attach(kInspected);
    m_window->live().heap().watchAt({"192.0.2.1", 9229});
    QVERIFY(prompt().isVisible());
    QCOMPARE(address().text(), QStringLiteral("192.0.2.1:9229"));
    QVERIFY(messages().contains(QStringLiteral("192.0.2.1:9229 is not on this machine")));
    QVERIFY(!connectButton().isDefault());
    QVERIFY(live().heapOf(live().subject()) == nullptr);
    QTest::keyClick(&prompt(), Qt::Key_Escape);
    QVERIFY(!prompt().isVisible());
    QVERIFY(live().heapOf(live().subject()) == nullptr);
}

void tst_HeapTargets::nothingAnswersThere()
{
    attach({QStringLiteral("--inspect-port=0")});
    m_window->live().heap().watchAt({"127.0.0.1", 1});
    QTRY_VERIFY(messages().contains(QStringLiteral("No connection to the inspector")));
    QVERIFY(button("watch").isVisible());
    QCOMPARE(port(), std::uint16_t{0}); // it was not asked to open its own
}

void tst_HeapTargets::bySignal()
{
    attach({QStringLiteral("--heapsnapshot-signal=SIGUSR2"),
            QStringLiteral("--diagnostic-dir=") + m_folder.path()});
    const int live = session().current()->id;
    QTRY_VERIFY(button("capture").isVisible() && button("capture").isEnabled());
    QTest::mouseClick(&button("capture"), Qt::LeftButton);
    QTRY_VERIFY(question() != nullptr && question()->isVisible());
    QVERIFY(question()->informativeText().contains(QStringLiteral("SIGUSR2")));
    QVERIFY(question()->informativeText().contains(m_folder.path()));
    QTest::mouseClick(question()->buttons().first(), Qt::LeftButton);
    QTRY_COMPARE(session().recordings().size(), 2U);
    QCOMPARE(session().current()->id, live);
    QTRY_COMPARE(session().current()->recording->snapshots.size(), 1U);
    QTRY_VERIFY(button("capture").isEnabled()); // for another one
    QVERIFY(m_node->isRunning());
}

void tst_HeapTargets::noSignalWithoutConsent()
{
    attach({QStringLiteral("--heapsnapshot-signal=SIGUSR2"),
            QStringLiteral("--diagnostic-dir=") + m_folder.path()});
    QTRY_VERIFY(HeapWatching::canCapture(m_window->workspace()));
    m_window->live().heap().capture();
    QTRY_VERIFY(question() != nullptr && question()->isVisible());
    QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(live().heapOf(live().subject()) == nullptr);
    QVERIFY(session().current()->recording->snapshots.empty());
}

void tst_HeapTargets::aWorkerIsChosen()
{
    attach(kInspected,
           QStringLiteral("new (require('worker_threads').Worker)('setInterval(() => {}, 1000)', "
                          "{eval: true})"));
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    auto& targets = *panel().findChild<QComboBox*>(QStringLiteral("targets"));
    QTRY_VERIFY(targets.isVisible());
    QTRY_COMPARE(targets.count(), 2);
    QCOMPARE(targets.currentText(), QStringLiteral("Main thread"));
    targets.setCurrentIndex(1);
    Q_EMIT targets.activated(1); // as a user's choice does
    const auto hasSeries = [this] {
        const auto& series = session().current()->recording->timeline.series;
        return std::ranges::find(series, "heapUsed (worker 1)", &Series::name) != series.end();
    };
    QTRY_VERIFY(hasSeries());
    QTRY_VERIFY(targets.currentText().startsWith(QStringLiteral("Worker 1")));
}

void tst_HeapTargets::thePauseIsEstimated()
{
    attach(kInspected);
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    const auto* const state = panel().findChild<QLabel*>(QStringLiteral("state"));
    QTRY_VERIFY(state->text().contains(QStringLiteral("snapshot pause: about")));
    QVERIFY(button("capture").toolTip().contains(QStringLiteral("by the size of the heap")));
    QTest::mouseClick(&button("capture"), Qt::LeftButton);
    QTRY_COMPARE(session().recordings().size(), 2U);
    QTRY_VERIFY(button("capture").toolTip().contains(QStringLiteral("by the last snapshot")));
}

void tst_HeapTargets::allocationsAreRecorded()
{
    attach(kInspected);
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(button("allocations").isVisible() && button("allocations").isEnabled());
    QTest::mouseClick(&button("allocations"), Qt::LeftButton);
    auto& allocations = *m_window->findChild<AllocationPrompt*>();
    QVERIFY(allocations.isVisible());
    allocations.findChild<QSpinBox*>(QStringLiteral("length"))->setValue(600);
    QTest::mouseClick(allocations.findChild<QPushButton*>(QStringLiteral("accept")),
                      Qt::LeftButton);
    QTRY_VERIFY(button("stop").isVisible());
    QTest::mouseClick(&button("stop"), Qt::LeftButton); // else it takes ten minutes
    QTRY_VERIFY(messages().contains(QStringLiteral(".heapprofile holds the allocation profile")));
    QTRY_VERIFY(button("allocations").isEnabled());
    const auto isMarked = [this] {
        const auto& markers = session().current()->recording->timeline.markers;
        const auto found = std::ranges::find(markers, "Allocation profile", &Marker::name);
        return found != markers.end() && found->length() > 0;
    };
    QTRY_VERIFY(isMarked());
    QCOMPARE(session().recordings().size(), 1U); // it cannot be opened here
}

TIDEMARK_TEST(tst_HeapTargets)

#include "tst_heap_targets.moc"
