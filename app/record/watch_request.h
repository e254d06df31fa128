// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_identity.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace tidemark::app
{

/// What the user asks to be watched, and how.
struct WatchRequest {
    std::optional<ProcessIdentity> process; ///< none: wait for the next that the pattern means
    int intervalMs = 100;                   ///< between two samples
    bool children = true;                   ///< those that the process has and gets, too
    bool followRestarts =
        false;       ///< by processesMatching() with the pattern; always without process
    QString pattern; ///< never empty where restarts are followed

    bool operator==(const WatchRequest&) const = default;
};

} // namespace tidemark::app

Q_DECLARE_METATYPE(tidemark::app::WatchRequest)
