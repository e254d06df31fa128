// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/heap_panel.h"

#include "app/record/heap_controls.h"
#include "app/record/taken_snapshots.h"

#include <QBoxLayout>

namespace tidemark::app
{

HeapPanel::HeapPanel(Workspace& workspace, QWidget* parent) : QWidget(parent)
{
    auto* const controls = new HeapControls(workspace, this);
    auto* const taken = new TakenSnapshots(workspace, this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(controls);
    column->addWidget(taken, 1);
    connect(controls, &HeapControls::watchRequested, this, &HeapPanel::watchRequested);
    connect(controls, &HeapControls::collectRequested, this, &HeapPanel::collectRequested);
    connect(controls, &HeapControls::captureRequested, this, &HeapPanel::captureRequested);
    connect(taken, &TakenSnapshots::openRequested, this, &HeapPanel::openRequested);
}

} // namespace tidemark::app

#include "moc_heap_panel.cpp"
