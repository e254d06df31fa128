// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/picker_state.h"

#include "app/text/plain_text.h"
#include "core/processes/process_pattern.h"

#include <QCoreApplication>

#include <unistd.h>

namespace tidemark::app
{

namespace
{

struct PickerText {
    Q_DECLARE_TR_FUNCTIONS(PickerState)
};

/// What a click on Attach does while no process is selected that could be watched.
QString waitText(const PickerState& state)
{
    if (state.pattern.isEmpty()) {
        return PickerText::tr("To wait for the next one, follow restarts by name.");
    }
    if (const auto next = state.target()) {
        return PickerText::tr("Attach watches %1 (PID %2).", "a process")
            .arg(singleLine(QString::fromUtf8(next->name)))
            .arg(next->identity.pid);
    }
    return PickerText::tr("Nothing called “%1” runs now: Attach waits for the next one.")
        .arg(singleLine(state.pattern));
}

} // namespace

bool PickerState::isSelectedGone() const
{
    return selected && (isEnded || !selected->canBeWatched());
}

std::optional<ProcessEntry> PickerState::target() const
{
    if (selected && !isSelectedGone()) {
        return selected;
    }
    if (pattern.isEmpty()) {
        return {};
    }
    const auto found = processesMatching(processes, pattern.toStdString(), ::getpid());
    return found.empty() ? std::nullopt : std::optional(found.front());
}

QString PickerState::advice() const
{
    if (!selected) {
        return pattern.isEmpty() && (hasMatch || processes.empty())
                   ? PickerText::tr("Choose the process to watch. It keeps running undisturbed.")
                   : waitText(*this);
    }
    if (isSelectedGone()) {
        const QString state =
            isEnded ? PickerText::tr("This process has ended.")
                    : PickerText::tr("This process has ended and only waits for its parent: it has "
                                     "no memory left.");
        return PickerText::tr("%1 %2", "two sentences").arg(state, waitText(*this));
    }
    if (selected->identity.pid == ::getpid()) {
        return PickerText::tr("This is Tidemark itself.");
    }
    if (!selected->isOpen) {
        return PickerText::tr("RSS and its parts will be recorded. PSS, USS and the number of open "
                              "files need the same user as the process, or root.");
    }
    return {};
}

} // namespace tidemark::app
