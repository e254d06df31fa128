// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QPlainTextEdit;

namespace tidemark::app
{

/// Where the user writes down what they found; kept with the session.
class NotesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit NotesPanel(Workspace& workspace, QWidget* parent = nullptr);

private:
    void follow();
    void retranslate();

    Notes& m_notes;
    QPlainTextEdit* m_edit;
};

} // namespace tidemark::app
