// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/alignment_chooser.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QInputDialog>
#include <QStandardItemModel>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_AlignmentChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatCannotBeChosenIsDisabled();
    void theOnlyFunctionIsTaken();
    void oneOfSeveralFunctionsIsAskedFor();
    void theModuleOfAllIsLeftOut();
    void askingCanBeGivenUp();
    void whatHasNoPlaceIsTold();
    void whatFunctionsHoldTogetherIsTold();

private:
    bool isEnabled(AlignmentKind kind) const
    {
        return qobject_cast<QStandardItemModel*>(m_chooser->model())
            ->item(static_cast<int>(kind))
            ->isEnabled();
    }
    void addRun(const std::vector<Marker>& markers)
    {
        auto recording = test::recordingOf({1, 2, 3});
        recording->timeline.markers = markers;
        m_session->add(QStringLiteral("run.dat"), {recording});
    }
    QInputDialog* dialog() const { return m_chooser->findChild<QInputDialog*>(); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<AlignmentChooser> m_chooser;
};

void tst_AlignmentChooser::init()
{
    m_chooser.reset();
    m_session = std::make_unique<Session>();
    m_chooser = std::make_unique<AlignmentChooser>(*m_session);
}

void tst_AlignmentChooser::whatCannotBeChosenIsDisabled()
{
    addRun({});
    QVERIFY(isEnabled(AlignmentKind::End));
    QVERIFY(isEnabled(AlignmentKind::Stretched));
    QVERIFY(!isEnabled(AlignmentKind::Function));
    addRun({test::spanOf("main", 0, 1, 0)});
    QVERIFY(isEnabled(AlignmentKind::Function));
    QVERIFY(!isEnabled(AlignmentKind::Mark));
    m_chooser->choose(AlignmentKind::Mark); // there is none: nothing happens
    QCOMPARE(m_session->alignment(), AlignmentKind::Start);
}

void tst_AlignmentChooser::theOnlyFunctionIsTaken()
{
    addRun({test::spanOf("main", 0, 1, 0)});
    m_chooser->choose(AlignmentKind::Function);
    QCOMPARE(m_session->alignment(), AlignmentKind::Function);
    QCOMPARE(m_session->alignedAt(), std::string("main"));
    QCOMPARE(m_chooser->currentText(), QStringLiteral("Align at function “main”…"));
}

void tst_AlignmentChooser::oneOfSeveralFunctionsIsAskedFor()
{
    addRun({test::spanOf("main", 0, 1, 0), test::spanOf("load", 1, 2, 0)});
    m_chooser->choose(AlignmentKind::Function);
    QTRY_VERIFY(dialog() != nullptr);
    QCOMPARE(m_session->alignment(), AlignmentKind::Start);
    QCOMPARE(dialog()->comboBoxItems(),
             (QStringList{QStringLiteral("main"), QStringLiteral("load")}));
    dialog()->setTextValue(QStringLiteral("load"));
    dialog()->accept();
    QCOMPARE(m_session->alignedAt(), std::string("load"));
}

void tst_AlignmentChooser::theModuleOfAllIsLeftOut()
{
    addRun({test::spanOf("app.main", 0, 1, 0), test::spanOf("app.load", 1, 2, 0)});
    addRun({test::spanOf("app.main", 0, 1, 0)});
    m_chooser->choose(AlignmentKind::Function);
    QTRY_VERIFY(dialog() != nullptr);
    QCOMPARE(dialog()->comboBoxItems(),
             (QStringList{QStringLiteral("main"), QStringLiteral("load")}));
    dialog()->setTextValue(QStringLiteral("load"));
    dialog()->accept();
    QCOMPARE(m_session->alignedAt(), std::string("app.load"));
    QCOMPARE(m_chooser->currentText(), QStringLiteral("Align at function “load”…"));
    QVERIFY(alignmentNote(*m_session).contains(QStringLiteral("“load”")));
}

void tst_AlignmentChooser::askingCanBeGivenUp()
{
    addRun({test::spanOf("main", 0, 1, 0), test::spanOf("load", 1, 2, 0)});
    m_chooser->setCurrentIndex(static_cast<int>(AlignmentKind::Function));
    m_chooser->choose(AlignmentKind::Function);
    QTRY_VERIFY(dialog() != nullptr);
    QCOMPARE(m_chooser->currentIndex(), 0);
    dialog()->reject();
    QCOMPARE(m_session->alignment(), AlignmentKind::Start);
}

void tst_AlignmentChooser::whatHasNoPlaceIsTold()
{
    addRun({test::spanOf("main", 0, 1, 0)});
    addRun({});
    QVERIFY(alignmentNote(*m_session).isEmpty());
    m_chooser->choose(AlignmentKind::Function);
    QVERIFY(alignmentNote(*m_session).contains(QStringLiteral("main")));
    m_session->setVisible(2, false);
    QVERIFY(alignmentNote(*m_session).isEmpty());
    m_chooser->choose(AlignmentKind::Stretched);
    m_session->add(QStringLiteral("moment.dat"), {test::recordingOf({1})});
    QVERIFY(alignmentNote(*m_session).contains(QStringLiteral("single sample")));
}

void tst_AlignmentChooser::whatFunctionsHoldTogetherIsTold()
{
    addRun({test::spanOf("main", 0, 2, 0), test::spanOf("load", 0.5, 1, 1)});
    QVERIFY(!isEnabled(AlignmentKind::Functions));
    addRun({test::spanOf("main", 0.5, 2, 0), test::spanOf("load", 1, 1.5, 1),
            test::spanOf("step", 1.6, 1.7, 1)});
    addRun({});
    QVERIFY(isEnabled(AlignmentKind::Functions));
    m_chooser->choose(AlignmentKind::Functions);
    QCOMPARE(m_session->alignment(), AlignmentKind::Functions);
    QCOMPARE(m_chooser->currentText(), QStringLiteral("Stretch by their functions"));
    QCOMPARE(alignmentNote(*m_session),
             QStringLiteral("2 calls held together · 1 functions not called equally often · "
                            "1 without functions stretched as a whole")); // not yet in English
    m_session->setVisible(2, false); // there is nothing left to hold one to
    QVERIFY(alignmentNote(*m_session).startsWith(QStringLiteral("no call in common")));
}

TIDEMARK_TEST(tst_AlignmentChooser)

#include "tst_alignment_chooser.moc"
