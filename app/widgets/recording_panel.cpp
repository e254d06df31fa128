// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/recording_panel.h"

#include "app/text/plain_text.h"

namespace tidemark::app
{

RecordingPanel::RecordingPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace)
{
}

void RecordingPanel::start()
{
    connect(&session(), &Session::currentChanged, this, [this] { follow(); });
    connect(&session(), &Session::listChanged, this, [this] { follow(); });
    connect(&session(), &Session::recordingChanged, this, [this] { followChange(); });
    connect(&m_workspace.options, &ViewOptions::changed, this, [this] { retranslate(); });
    connect(&table(), &DataTable::rowChosen, this,
            [this](const QModelIndex& index) { activate(index); });
    retranslate();
    follow();
}

QString RecordingPanel::subject() const
{
    const OpenRecording* const open = current();
    return open != nullptr ? singleLine(open->name) : QString();
}

} // namespace tidemark::app

#include "moc_recording_panel.cpp"
