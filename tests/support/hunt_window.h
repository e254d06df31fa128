// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/record/heap_panel.h"
#include "app/record/hunt_panel.h"
#include "app/text/translation.h"
#include "app/window/heap_watching.h"
#include "tests/support/live_window.h"
#include "tests/support/web_target.h"

#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

namespace tidemark::test
{

/// The window beside a real Node with a web server, in which it hunts: what a user sees of the
/// panel, and does with it.
class HuntWindow : protected LiveWindow
{
protected:
    using HuntPanel = app::HuntPanel;
    using HuntState = app::HuntState;

    void prepareHunts()
    {
        QVERIFY(app::installTranslation(*qApp, QStringLiteral("en")));
        prepare();
    }

    void openHunt()
    {
        open();
        m_window->resize(1280, 800);
    }

    void closeHunt()
    {
        close();
        m_server.reset();
    }

    HuntPanel& panel() const { return *m_window->findChild<HuntPanel*>(); }
    template <typename Widget>
    Widget& inPanel(const char* name) const
    {
        return *panel().findChild<Widget*>(QLatin1String(name));
    }
    QPushButton& button(const char* name) const { return inPanel<QPushButton>(name); }
    QPushButton& control(const char* name) const
    {
        return *m_window->findChild<app::HeapPanel*>()->findChild<QPushButton*>(
            QLatin1String(name));
    }
    QString sentence() const { return inPanel<QLabel>("sentence").text(); }
    QString details() const { return inPanel<QLabel>("details").text(); }
    const HuntState& state() { return m_window->workspace().hunting.state(); }

    /// A server that does @p keep with each request, with its heap watched and the panel open.
    void watch(const char* keep)
    {
        m_server = std::make_unique<WebTarget>(keep);
        QTRY_VERIFY(m_server->port() != 0);
        m_window->live().attach(m_server->node().pid(), everyTenMilliseconds());
        QTRY_VERIFY(action(QStringLiteral("Hunt for a leak"))->isEnabled());
        action(QStringLiteral("Hunt for a leak"))->trigger();
        QTRY_VERIFY(panel().isVisible());
        m_recording = session().current()->path;
        QVERIFY(!button("start").isEnabled());
        QVERIFY(details().contains(QStringLiteral("Watch the V8 heap")));
        QTest::mouseClick(&control("watch"), Qt::LeftButton);
        QTRY_VERIFY(app::HeapWatching::isReady(m_window->workspace()));
    }

    enum Kind { Hand, Command, Request };

    void enter(Kind kind, const QString& action, int times = 3)
    {
        inPanel<QComboBox>("kind").setCurrentIndex(kind);
        if (kind != Hand) {
            inPanel<QLineEdit>(kind == Command ? "command" : "url").setText(action);
        }
        inPanel<QSpinBox>("times").setValue(times);
        inPanel<QSpinBox>("idle").setValue(1); // for what a server keeps for a second
    }

    void start()
    {
        QTRY_VERIFY(button("start").isEnabled());
        QTest::mouseClick(&button("start"), Qt::LeftButton);
        QVERIFY(state().isRunning());
        QVERIFY(!button("start").isVisible());
        QVERIFY(button("cancelHunt").isVisible());
    }

    /// Whether the user is asked to do it.
    bool isAsked() const { return button("done").isVisible(); }

    void awaitEnd()
    {
        QTRY_VERIFY(state().phase == HuntState::Phase::Over);
        QVERIFY(!button("cancelHunt").isVisible());
    }

    /// Also those that are not whole.
    QStringList filesOfHunt() const
    {
        const QFileInfo recording(m_recording);
        const QString start = recording.completeBaseName() + QStringLiteral("-hunt-");
        QStringList files = recording.dir().entryList(QDir::Files | QDir::Hidden);
        files.removeIf([&start](const QString& file) { return !file.contains(start); });
        return files;
    }

    std::unique_ptr<WebTarget> m_server;
    QString m_recording; ///< its file
};

} // namespace tidemark::test
