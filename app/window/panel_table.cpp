// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_table.h"

#include "app/comparison/changes_panel.h"
#include "app/heap/statistics_panel.h"
#include "app/leak/leak_panel.h"
#include "app/marks/marks_panel.h"
#include "app/notes/notes_panel.h"
#include "app/objects/dominators_panel.h"
#include "app/objects/fields_panel.h"
#include "app/objects/retainers_panel.h"
#include "app/output/output_panel.h"
#include "app/peaks/functions_panel.h"
#include "app/peaks/peaks_panel.h"
#include "app/peaks/selection_panel.h"
#include "app/record/heap_panel.h"
#include "app/restarts/restarts_panel.h"
#include "app/runs/runs_panel.h"
#include "app/sources/sources_view.h"
#include "app/widgets/recording_panel.h"
#include "app/window/panel_contents.h"

#include <array>
#include <concepts>

namespace tidemark::app
{

namespace
{

template <typename Panel>
QWidget* makePanel(Workspace& workspace, WindowDocks& docks)
{
    auto* const panel = new Panel(workspace);
    if constexpr (std::derived_from<Panel, RecordingPanel>) {
        QObject::connect(panel, &RecordingPanel::positionActivated, &docks,
                         &WindowDocks::positionActivated);
        QObject::connect(panel, &RecordingPanel::rangeActivated, &docks,
                         &WindowDocks::rangeActivated);
    }
    return panel;
}

using Docks = WindowDocks;

constexpr std::array kRows{
    PanelRow{"sources", Docks::Sources, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Sources"),
             makePanel<SourcesView>, alwaysTells},
    PanelRow{"runs", Docks::Timelines,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Compare runs"), makePanel<RunsPanel>,
             runsTell},
    PanelRow{"peaks", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Peaks"),
             makePanel<PeaksPanel>, peaksTell},
    PanelRow{"functions", Docks::Timelines,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Functions"),
             makePanel<FunctionsPanel>, functionsTell},
    PanelRow{"output", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Output"),
             makePanel<OutputPanel>, outputTells},
    PanelRow{"selection", Docks::Timelines,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Range"), makePanel<SelectionPanel>,
             rangeTells},
    PanelRow{"marks", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Marks"),
             makePanel<MarksPanel>, marksTell},
    PanelRow{"leak", Docks::Timelines,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Leak verdict"), makePanel<LeakPanel>,
             peaksTell},
    PanelRow{"heap", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Live heap"),
             makePanel<HeapPanel>, liveHeapTells},
    PanelRow{"restarts", Docks::Timelines,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Restarts"), makePanel<RestartsPanel>,
             restartsTell},
    PanelRow{"retainers", Docks::Heaps,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Retainers"),
             makePanel<RetainersPanel>, objectTells},
    PanelRow{"dominators", Docks::Heaps,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Dominators"),
             makePanel<DominatorsPanel>, objectTells},
    PanelRow{"object", Docks::Heaps, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Object"),
             makePanel<FieldsPanel>, objectTells},
    PanelRow{"changes", Docks::Heaps, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Changes"),
             makePanel<ChangesPanel>, changesTell},
    PanelRow{"statistics", Docks::Heaps,
             QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Statistics"),
             makePanel<StatisticsPanel>, statisticsTell},
    PanelRow{"notes", Docks::Sources, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Notes"),
             makePanel<NotesPanel>, alwaysTells, true},
};

} // namespace

std::span<const PanelRow> panels()
{
    return kRows;
}

const PanelRow& panelAt(qsizetype index)
{
    return kRows[static_cast<std::size_t>(index)];
}

} // namespace tidemark::app
