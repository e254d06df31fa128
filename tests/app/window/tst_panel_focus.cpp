// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_focus.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>

using namespace tidemark;
using namespace tidemark::app;

/// How Tab goes through a window whose parts were made in another order.
class tst_PanelFocus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fromTheToolbarToThePanels();
    void whatIsOutOfSightIsPassedOver();
    void nothingElseToGoTo();

private:
    QLineEdit* addField(const char* name)
    {
        auto* const field = new QLineEdit;
        field->setObjectName(QLatin1String(name));
        return field;
    }
    QDockWidget* addDock(const char* name, Qt::DockWidgetArea area)
    {
        auto* const dock = new QDockWidget(m_window.get());
        dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
        dock->setWidget(addField(name));
        m_window->addDockWidget(area, dock);
        return dock;
    }
    /// Where the focus stands after so many steps in turn.
    QStringList steps(int count, bool isNext)
    {
        QStringList names;
        for (int i = 0; i < count; ++i) {
            names << (moveFocus(*m_window, isNext) ? m_window->focusWidget()->objectName()
                                                   : QStringLiteral("none"));
        }
        return names;
    }

    std::unique_ptr<QMainWindow> m_window;
};

void tst_PanelFocus::init()
{
    m_window = std::make_unique<QMainWindow>();
}

void tst_PanelFocus::fromTheToolbarToThePanels()
{
    m_window->statusBar()->addWidget(addField("status"));
    addDock("panel", Qt::BottomDockWidgetArea);
    m_window->setCentralWidget(addField("view"));
    addDock("sources", Qt::LeftDockWidgetArea);
    m_window->addToolBar(QString())->addWidget(addField("tools"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), test::kPatience));
    m_window->findChild<QLineEdit*>(QStringLiteral("tools"))->setFocus();
    QCOMPARE(steps(5, true).join(u' '), QStringLiteral("sources view panel status tools"));
    QCOMPARE(steps(3, false).join(u' '), QStringLiteral("status panel view"));
}

void tst_PanelFocus::whatIsOutOfSightIsPassedOver()
{
    m_window->resize(600, 400);
    m_window->setCentralWidget(addField("view"));
    QDockWidget* const front = addDock("front", Qt::BottomDockWidgetArea);
    m_window->tabifyDockWidget(front, addDock("behind", Qt::BottomDockWidgetArea));
    addDock("hidden", Qt::BottomDockWidgetArea)->hide();
    m_window->show();
    front->raise();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), test::kPatience));
    m_window->centralWidget()->setFocus();
    const QStringList all = steps(6, true);
    QVERIFY(all.contains(QStringLiteral("front")));
    QVERIFY(!all.contains(QStringLiteral("behind")) && !all.contains(QStringLiteral("hidden")));
}

void tst_PanelFocus::nothingElseToGoTo()
{
    QVERIFY(!moveFocus(*m_window, true));
    m_window->setCentralWidget(addField("view"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), test::kPatience));
    m_window->centralWidget()->setFocus();
    QVERIFY(!moveFocus(*m_window, true));
    QVERIFY(m_window->centralWidget()->hasFocus());
}

TIDEMARK_TEST(tst_PanelFocus)

#include "tst_panel_focus.moc"
