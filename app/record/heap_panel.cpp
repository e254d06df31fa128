// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/heap_panel.h"

#include "app/record/heap_controls.h"
#include "app/record/hunt_panel.h"
#include "app/record/taken_snapshots.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace tidemark::app
{

HeapPanel::HeapPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_controls(new HeapControls(workspace, this))
{
    auto* const taken = new TakenSnapshots(workspace, this);
    auto* const pages = new QStackedWidget(this);
    pages->addWidget(taken);
    pages->addWidget(new HuntPanel(workspace, this));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_controls);
    column->addWidget(pages, 1);
    connect(m_controls, &HeapControls::watchRequested, this, &HeapPanel::watchRequested);
    connect(m_controls, &HeapControls::addressRequested, this, &HeapPanel::addressRequested);
    connect(m_controls, &HeapControls::collectRequested, this, &HeapPanel::collectRequested);
    connect(m_controls, &HeapControls::captureRequested, this, &HeapPanel::captureRequested);
    connect(m_controls, &HeapControls::allocationsRequested, this,
            &HeapPanel::allocationsRequested);
    connect(m_controls, &HeapControls::typesRequested, this, &HeapPanel::typesRequested);
    connect(m_controls, &HeapControls::huntShown, pages,
            [pages](bool isShown) { pages->setCurrentIndex(isShown ? 1 : 0); });
    connect(taken, &TakenSnapshots::openRequested, this, &HeapPanel::openRequested);
}

void HeapPanel::showHunt()
{
    m_controls->showHunt();
}

} // namespace tidemark::app

#include "moc_heap_panel.cpp"
