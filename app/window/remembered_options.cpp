// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/remembered_options.h"

#include "app/settings/settings.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

void rememberOptions(Workspace& workspace, Settings& settings)
{
    ViewOptions& options = workspace.options;
    Session& session = workspace.session;
    options.setSizeUnit(settings.sizeUnit());
    options.setFilled(settings.isFilled());
    options.setShowsBand(settings.showsBand());
    options.setShowsNames(settings.showsNames());
    options.setShowsVerdict(settings.showsVerdict());
    options.setInfersShapes(settings.infersShapes());
    options.setShowsEngineFields(settings.showsEngineFields());
    options.setHeapShape(settings.heapShape());
    options.setHeapAreas(settings.heapAreas());
    options.setChangesShape(settings.changesShape());
    session.setAlignment(settings.alignment());
    SizeAxis& sizes = workspace.sizes;
    sizes.setKind(settings.sizeAxis());
    QObject::connect(&sizes, &SizeAxis::changed, &session,
                     [&sizes, &settings] { settings.setSizeAxis(sizes.kind()); });
    QObject::connect(&options, &ViewOptions::changed, &session, [&options, &settings] {
        settings.setSizeUnit(options.sizeUnit());
        settings.setFilled(options.isFilled());
        settings.setShowsBand(options.showsBand());
        settings.setShowsNames(options.showsNames());
        settings.setShowsVerdict(options.showsVerdict());
        settings.setInfersShapes(options.infersShapes());
        settings.setShowsEngineFields(options.showsEngineFields());
        settings.setHeapShape(options.heapShape());
        settings.setHeapAreas(options.heapAreas());
        settings.setChangesShape(options.changesShape());
    });
    SourceListing& sources = workspace.sources;
    sources.setGrouping(settings.sourceGrouping());
    const QStringList folded = settings.foldedGroups();
    sources.setFoldedGroups({folded.begin(), folded.end()});
    QObject::connect(&sources, &SourceListing::changed, &session, [&sources, &settings] {
        if (sources.grouping() != settings.sourceGrouping()) { // else it is about what is open
            settings.setSourceGrouping(sources.grouping());
        }
        QStringList names = sources.foldedGroups().values();
        names.sort();
        if (names != settings.foldedGroups()) {
            settings.setFoldedGroups(names);
        }
    });
    Hunting& hunting = workspace.hunting;
    hunting.remember(settings.huntForm());
    QObject::connect(&hunting, &Hunting::remembered, &session,
                     [&settings](const QStringList& form) { settings.setHuntForm(form); });
    QObject::connect(&session, &Session::alignmentChosen, &session, [&session, &settings] {
        // The others are about what is open now, as is one that a fetched history or a session set.
        if (session.alignment() == Session::Alignment::Start ||
            session.alignment() == Session::Alignment::WallClock) {
            settings.setAlignment(session.alignment());
        }
    });
}

} // namespace tidemark::app
