// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "app/window/main_window.h"
#include "app/window/window_live.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/recorded_series.h"

#include <QAction>
#include <QLabel>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace tidemark::test
{

/// A window for each test of a class, and a process that it can watch. Settings and recordings are
/// in a folder that goes with this object.
class LiveWindow
{
protected:
    using MainWindow = app::MainWindow;
    using Settings = app::Settings;

    void prepare()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_settings = std::make_unique<Settings>();
    }

    void open()
    {
        m_target = std::make_unique<MemoryTarget>();
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), kPatience));
    }

    void close()
    {
        m_window.reset();
        m_target.reset();
    }

    app::Session& session() { return m_window->workspace().session; }
    app::LiveRecordings& live() { return m_window->live().recordings(); }

    /// By what it says, without its mnemonic.
    QAction* action(const QString& text) const
    {
        for (QAction* const one : m_window->findChildren<QAction*>()) {
            if (one->text().remove(u'&').startsWith(text)) {
                return one;
            }
        }
        return nullptr;
    }

    /// Of the samples, not of the axis.
    std::int64_t shownLength()
    {
        const AxisRange sampled = session().current()->recording->timeline.sampledRange();
        return sampled.length();
    }

    /// All that labels say.
    QString messages() const
    {
        QStringList texts;
        for (const QLabel* const label : m_window->findChildren<QLabel*>()) {
            texts << label->text();
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<MemoryTarget> m_target;
    QTemporaryDir m_folder;
};

} // namespace tidemark::test
