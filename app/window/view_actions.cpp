// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sound/range_sound.h"
#include "app/timeline/timeline_view.h"
#include "app/window/action_table.h"
#include "app/window/main_window.h"
#include "app/workspace/alignment_names.h"

#include <QCoreApplication>

#include <array>

namespace tidemark::app
{

namespace
{

/// What is left of the visible range after zooming in.
constexpr double kZoomStep = 0.6;

std::int64_t middleOf(const TimeSelection& time)
{
    return time.visible().begin + time.visible().length() / 2;
}

TimeSelection& timeOf(MainWindow& window)
{
    return window.workspace().session.time();
}

/// Whether timelines are in view, whatever is chosen beside them: a heap snapshot, say.
bool hasTimeline(const Workspace& workspace)
{
    return workspace.session.currentTimeline() != nullptr &&
           !workspace.session.isLineReportCurrent();
}

/// Whether there is an axis to zoom in; none while all timelines are hidden.
bool hasAxis(const Workspace& workspace)
{
    return hasTimeline(workspace) && !workspace.session.time().whole().isEmpty();
}

bool isZoomed(const Workspace& workspace)
{
    return hasAxis(workspace) && workspace.session.time().isZoomed();
}

bool isAnyAxisZoomed(const Workspace& workspace)
{
    return isZoomed(workspace) || (hasAxis(workspace) && workspace.sizes.zoomed());
}

bool hasSelection(const Workspace& workspace)
{
    return hasAxis(workspace) && workspace.session.time().selected().has_value();
}

template <Session::Alignment alignment>
constexpr ActionRow alignmentChoice(const char* name, const char* text)
{
    return {.name = name,
            .menu = MenuId::Alignment,
            .text = text,
            .run = [](MainWindow& window, bool) { window.timeline().align(alignment); },
            .isEnabled =
                [](const Workspace& workspace) { return canAlignAt(workspace.session, alignment); },
            .isChecked = [](const Workspace& workspace,
                            const Settings&) { return workspace.session.alignment() == alignment; },
            .isChoice = true};
}

template <SizeAxis::Kind kind>
constexpr ActionRow sizeAxisChoice(const char* name, const char* text)
{
    return {.name = name,
            .menu = MenuId::SizeAxis,
            .text = text,
            .run = [](MainWindow& window, bool) { window.workspace().sizes.setKind(kind); },
            .isEnabled = hasTimeline,
            .isChecked =
                [](const Workspace& workspace, const Settings&) {
                    return workspace.sizes.kind() == kind && !workspace.sizes.zoomed();
                },
            .isChoice = true};
}

template <SizeUnit unit>
constexpr ActionRow unitChoice(const char* name, const char* text)
{
    return {.name = name,
            .menu = MenuId::Unit,
            .text = text,
            .run = [](MainWindow& window, bool) { window.workspace().options.setSizeUnit(unit); },
            .isChecked = [](const Workspace& workspace,
                            const Settings&) { return workspace.options.sizeUnit() == unit; },
            .isChoice = true};
}

constexpr std::array kView{
    ActionRow{.name = "view",
              .menu = MenuId::Bar,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&View"),
              .submenu = MenuId::View},
    ActionRow{.name = "zoomIn",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Zoom &in"),
              .key = "Ctrl++",
              .icon = "zoom-in",
              .tool = {3, 3},
              .run =
                  [](MainWindow& window, bool) {
                      TimeSelection& time = timeOf(window);
                      time.zoomAround(time.cursor().value_or(middleOf(time)), kZoomStep);
                  },
              .isEnabled = hasAxis},
    ActionRow{.name = "zoomOut",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Zoom &out"),
              .key = "Ctrl+-",
              .icon = "zoom-out",
              .tool = {3, 4},
              .run =
                  [](MainWindow& window, bool) {
                      TimeSelection& time = timeOf(window);
                      time.zoomAround(middleOf(time), 1.0 / kZoomStep);
                  },
              .isEnabled = isZoomed},
    ActionRow{.name = "zoomBack",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Back to the last zoom"),
              .key = "Alt+Left",
              .icon = "back",
              .tool = {3, 1},
              .run = [](MainWindow& window, bool) { timeOf(window).zoomBack(); },
              .isEnabled =
                  [](const Workspace& workspace) {
                      return hasAxis(workspace) && workspace.session.time().canZoomBack();
                  }},
    ActionRow{.name = "zoomForward",
              .menu = MenuId::View,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "For&ward to the next zoom"),
              .key = "Alt+Right",
              .icon = "forward",
              .tool = {3, 2},
              .run = [](MainWindow& window, bool) { timeOf(window).zoomForward(); },
              .isEnabled =
                  [](const Workspace& workspace) {
                      return hasAxis(workspace) && workspace.session.time().canZoomForward();
                  }},
    ActionRow{.name = "showAll",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Show all"),
              .key = "Ctrl+0",
              .icon = "zoom-reset",
              .tool = {3, 5},
              .run =
                  [](MainWindow& window, bool) {
                      timeOf(window).showAll();
                      window.workspace().sizes.reset();
                  },
              .isEnabled = isAnyAxisZoomed},
    ActionRow{.name = "zoomToSelection",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Zoom to the selection"),
              .startsSection = true,
              .key = "Ctrl+E",
              .icon = "select-range",
              .tool = {3, 6},
              .run = [](MainWindow& window, bool) { timeOf(window).zoomToSelected(); },
              .isEnabled = hasSelection},
    ActionRow{
        .name = "selectVisible",
        .menu = MenuId::View,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Select what is &visible"),
        .run = [](MainWindow& window, bool) { timeOf(window).select(timeOf(window).visible()); },
        .isEnabled = hasAxis},
    ActionRow{.name = "clearSelection",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Clear the selection"),
              .run = [](MainWindow& window, bool) { timeOf(window).select({}); },
              .isEnabled = hasSelection},
    ActionRow{.name = "goToPeak",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Go to &peak"),
              .startsSection = true,
              .key = "Ctrl+P",
              .icon = "peak",
              .tool = {4, 1},
              .hasToolText = true,
              .run =
                  [](MainWindow& window, bool) {
                      window.workspace().shown.reveal(ShownViews::Kind::Timeline);
                      window.timeline().goToPeak();
                  },
              .isEnabled = hasTimeline},
    ActionRow{
        .name = "hear",
        .menu = MenuId::View,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Hear the visible range"),
        .run = [](MainWindow& window,
                  bool isChecked) { isChecked ? window.sound().play() : window.sound().stop(); },
        .isEnabled = hasAxis,
        .isChecked = [](const Workspace& workspace, const Settings&) { return workspace.isHeard; }},
    ActionRow{.name = "filled",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Filled lines"),
              .startsSection = true,
              .icon = "fill",
              .tool = {4, 2},
              .hasToolText = true,
              .run = [](MainWindow& window,
                        bool isChecked) { window.workspace().options.setFilled(isChecked); },
              .isEnabled = hasTimeline,
              .isChecked = [](const Workspace& workspace,
                              const Settings&) { return workspace.options.isFilled(); }},
    ActionRow{.name = "band",
              .menu = MenuId::View,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Many recordings as one band"),
              .run = [](MainWindow& window,
                        bool isChecked) { window.workspace().options.setShowsBand(isChecked); },
              .isEnabled = hasTimeline,
              .isChecked = [](const Workspace& workspace,
                              const Settings&) { return workspace.options.showsBand(); }},
    ActionRow{.name = "lineNames",
              .menu = MenuId::View,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Names at t&he lines’ ends"),
              .run = [](MainWindow& window,
                        bool isChecked) { window.workspace().options.setShowsNames(isChecked); },
              .isEnabled = hasTimeline,
              .isChecked = [](const Workspace& workspace,
                              const Settings&) { return workspace.options.showsNames(); }},
    ActionRow{
        .name = "leakVerdict",
        .menu = MenuId::View,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Lea&k verdict in the timeline"),
        .run = [](MainWindow& window,
                  bool isChecked) { window.workspace().options.setShowsVerdict(isChecked); },
        .isEnabled = hasTimeline,
        .isChecked = [](const Workspace& workspace,
                        const Settings&) { return workspace.options.showsVerdict(); }},
    ActionRow{
        .name = "difference",
        .menu = MenuId::View,
        .text =
            QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Difference to the base over time"),
        .key = "Ctrl+D",
        .run =
            [](MainWindow& window, bool isChecked) {
                window.workspace().session.runs().setShowsDifference(isChecked);
            },
        .isEnabled = hasTimeline,
        .isChecked = [](const Workspace& workspace,
                        const Settings&) { return workspace.session.runs().showsDifference(); }},
    ActionRow{.name = "alignment",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Align recordings"),
              .submenu = MenuId::Alignment},
    alignmentChoice<Session::Alignment::Start>(
        "alignedAtStart", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "At their start")),
    alignmentChoice<Session::Alignment::WallClock>(
        "alignedAtWallClock",
        QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "At the wall clock")),
    alignmentChoice<Session::Alignment::End>(
        "alignedAtEnd", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "At their end")),
    alignmentChoice<Session::Alignment::Function>(
        "alignedAtFunction",
        QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "At the start of a function…")),
    alignmentChoice<Session::Alignment::Mark>(
        "alignedAtMark", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "At a mark…")),
    alignmentChoice<Session::Alignment::Stretched>(
        "stretched",
        QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Stretched to equal length")),
    alignmentChoice<Session::Alignment::Functions>(
        "stretchedByFunctions",
        QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Stretched by their functions")),
    ActionRow{.name = "sizeAxis",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Memory a&xis"),
              .submenu = MenuId::SizeAxis},
    sizeAxisChoice<SizeAxis::Kind::FromZero>(
        "fromZero", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "From zero")),
    sizeAxisChoice<SizeAxis::Kind::Fitted>(
        "fitted", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Fitted to what is visible")),
    sizeAxisChoice<SizeAxis::Kind::Logarithmic>(
        "logarithmic", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Logarithmic")),
    ActionRow{.name = "unit",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Unit of sizes"),
              .submenu = MenuId::Unit},
    unitChoice<SizeUnit::Binary>("binaryUnits", "KiB, MiB, GiB"),
    unitChoice<SizeUnit::Decimal>("decimalUnits", "kB, MB, GB"),
    unitChoice<SizeUnit::Bytes>("bytes",
                                QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Bytes")),
};

} // namespace

std::span<const ActionRow> viewActions()
{
    return kView;
}

} // namespace tidemark::app
