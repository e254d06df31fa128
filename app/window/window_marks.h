// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace tidemark::app
{

class MarkPrompt;
class Workspace;

/// Marks that the user sets, in what is recorded here and in what was opened. GUI thread only.
class WindowMarks final : public QObject
{
    Q_OBJECT

public:
    WindowMarks(QWidget& window, Workspace& workspace);

    /// Asks for the name of a mark: now in the recording under way, else at the cursor of the
    /// timeline, in the recording whose line the mouse is on, or the current one.
    void ask();

private:
    Workspace& m_workspace;
    MarkPrompt* m_prompt;
};

} // namespace tidemark::app
