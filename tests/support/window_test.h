// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/window/main_window.h"
#include "app/window/window_actions.h"
#include "app/window/window_files.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tidemark::test
{

/// A file among the fixtures.
inline QString fixturePath(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
}

/// Tests of the whole window, offscreen, in English, with settings of its own.
class WindowTest : public QObject
{
protected:
    /// Once, for all tests of a class.
    void prepareSettings()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QVERIFY(app::installTranslation(*qApp, QStringLiteral("en")));
    }

    /// Before each test.
    void showWindow()
    {
        m_settings = std::make_unique<app::Settings>();
        m_window = std::make_unique<app::MainWindow>(*m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), kPatience));
    }

    /// Opens files and waits until they are read.
    void open(const QStringList& paths)
    {
        QSignalSpy idle(&m_window->files().opener(), &app::FileOpener::idle);
        m_window->openFiles(paths);
        QVERIFY(idle.count() > 0 || idle.wait(kPatience));
    }

    app::WindowActions& actions() const { return *m_window->findChild<app::WindowActions*>(); }

    QList<const app::MessageRow*> messages() const
    {
        const auto& rows = m_window->findChild<app::MessageBar*>()->rows();
        return {rows.begin(), rows.end()};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<app::MainWindow> m_window;
};

} // namespace tidemark::test
