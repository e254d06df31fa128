// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sources/source_card.h"
#include "app/sources/sources_panel.h"
#include "tests/support/recordings.h"

#include <QTest>

#include <memory>

namespace tidemark::test
{

/// Tests of the panel of sources, with three recordings: list.dat, generator.dat and chunks.dat.
class SourcesTest : public QObject
{
protected:
    /// Before each test.
    void showPanel()
    {
        m_workspace = std::make_unique<app::Workspace>();
        m_panel = std::make_unique<app::SourcesPanel>(*m_workspace);
        for (const char* name : {"/x/list.dat", "/x/generator.dat", "/x/chunks.dat"}) {
            m_workspace->session.add(QString::fromLatin1(name),
                                     {recordingOf({1048576.0, 3145728.0, 0.0})});
        }
        m_panel->resize(240, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    /// After each test.
    void closePanel()
    {
        m_panel.reset();
        m_workspace.reset();
    }

    app::SourceCard& card(int id) const { return *m_panel->card(id); }

    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<app::SourcesPanel> m_panel;
};

} // namespace tidemark::test
