// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_choices.h"

#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/window/fonts.h"
#include "app/window/system_theme.h"
#include "app/window/theme.h"
#include "app/window/window_actions.h"
#include "app/workspace/workspace.h"

#include <QApplication>

namespace tidemark::app
{

void connectChoices(WindowActions& actions, Workspace& workspace, Settings& settings,
                    SystemTheme& systemTheme)
{
    const auto onChoice = [&actions](const QList<QAction*>& choices, auto apply) {
        for (QAction* const action : choices) {
            QObject::connect(action, &QAction::triggered, &actions,
                             [action, apply] { apply(action->data()); });
        }
    };
    onChoice(actions.alignments, [&workspace](const QVariant& value) {
        workspace.session.setAlignment(static_cast<Session::Alignment>(value.toInt()));
    });
    onChoice(actions.units, [&workspace](const QVariant& value) {
        workspace.options.setSizeUnit(static_cast<SizeUnit>(value.toInt()));
    });
    onChoice(actions.languages, [&settings](const QVariant& value) {
        settings.setLanguage(value.toString());
        installTranslation(*qApp, value.toString());
        applyFonts(spokenLanguage());
    });
    onChoice(actions.themes, [&settings, &systemTheme](const QVariant& value) {
        settings.setTheme(value.toString());
        applyTheme(value.toString(), systemTheme.prefersDark());
    });
}

} // namespace tidemark::app
