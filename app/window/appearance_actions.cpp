// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/window/action_table.h"
#include "app/window/main_window.h"
#include "app/window/window_layouts.h"
#include "app/workspace/open_snapshots.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tidemark::app
{

namespace
{

bool isAnyRecordingOpen(const Workspace& workspace)
{
    return !workspace.session.recordings().empty();
}

bool holdsRuns(const Workspace& workspace)
{
    return std::ranges::any_of(workspace.session.recordings(), &OpenRecording::isRun);
}

bool holdsAnyHeap(const Workspace& workspace)
{
    return holdsHeaps(workspace.session);
}

template <ShownViews::Kind kind>
constexpr ActionRow layoutChoice(const char* name, const char* text,
                                 bool (*isEnabled)(const Workspace&))
{
    return {.name = name,
            .menu = MenuId::Layout,
            .text = text,
            .run = [](MainWindow& window, bool) { window.workspace().shown.setKind(kind); },
            .isEnabled = isEnabled,
            .isChecked = [](const Workspace& workspace,
                            const Settings&) { return workspace.shown.kind() == kind; },
            .isChoice = true};
}

/// What a setting is chosen to be, as it is kept.
constexpr char kAsSystem[] = "";
constexpr char kLight[] = "light";
constexpr char kDark[] = "dark";
constexpr char kContrast[] = "contrast";
constexpr char kEnglish[] = "en";
constexpr char kJapanese[] = "ja";

template <const char* theme>
constexpr ActionRow themeChoice(const char* name, const char* text)
{
    return {.name = name,
            .menu = MenuId::Theme,
            .text = text,
            .run = [](MainWindow& window, bool) { window.setTheme(QLatin1String(theme)); },
            .isChecked =
                [](const Workspace&, const Settings& settings) {
                    return settings.theme() == QLatin1String(theme);
                },
            .isChoice = true};
}

template <const char* language>
constexpr ActionRow languageChoice(const char* name, const char* text)
{
    return {.name = name,
            .menu = MenuId::Language,
            .text = text,
            .run = [](MainWindow& window, bool) { window.setLanguage(QLatin1String(language)); },
            .isChecked =
                [](const Workspace&, const Settings& settings) {
                    return settings.language() == QLatin1String(language);
                },
            .isChoice = true};
}

constexpr std::array kAppearance{
    ActionRow{.name = "panels",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Pa&nels"),
              .submenu = MenuId::Panels,
              .startsSection = true},
    ActionRow{.name = "layout",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "La&yout"),
              .submenu = MenuId::Layout},
    layoutChoice<ShownViews::Kind::Timeline>(
        "timelineLayout", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Timeline"),
        holdsRuns),
    layoutChoice<ShownViews::Kind::Heap>(
        "heapLayout", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Heap"), holdsAnyHeap),
    layoutChoice<ShownViews::Kind::Both>(
        "bothLayout", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Both"),
        [](const Workspace& workspace) { return holdsRuns(workspace) && holdsAnyHeap(workspace); }),
    ActionRow{.name = "maximise",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions",
                                        "Maximise what is in use, or &go back"),
              .key = "F11",
              .run = [](MainWindow& window, bool) { window.layouts().toggleMaximised(); },
              .isEnabled = isAnyRecordingOpen},
    ActionRow{.name = "panelsAside",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Put all panels asid&e"),
              .key = "Shift+F11",
              .run = [](MainWindow& window, bool) { window.layouts().togglePanels(); },
              .isEnabled = isAnyRecordingOpen},
    ActionRow{.name = "resetLayout",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Reset the layout"),
              .run = [](MainWindow& window, bool) { window.resetLayout(); }},
    ActionRow{.name = "theme",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Theme"),
              .submenu = MenuId::Theme,
              .startsSection = true},
    themeChoice<kAsSystem>("systemTheme",
                           QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "As the system")),
    themeChoice<kLight>("lightTheme", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Light")),
    themeChoice<kDark>("darkTheme", QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Dark")),
    themeChoice<kContrast>("contrastTheme",
                           QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "High contrast")),
    ActionRow{.name = "language",
              .menu = MenuId::View,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Language"),
              .submenu = MenuId::Language},
    languageChoice<kAsSystem>("systemLanguage",
                              QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "As the system")),
    languageChoice<kEnglish>("english", "English"),
    languageChoice<kJapanese>("japanese", "日本語"),
};

} // namespace

std::span<const ActionRow> appearanceActions()
{
    return kAppearance;
}

} // namespace tidemark::app
