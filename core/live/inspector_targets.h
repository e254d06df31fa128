// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_address.h"
#include "core/result.h"
#include "core/task_control.h"

#include <QByteArray>

#include <vector>

namespace tidemark
{

/// Something that an inspector offers: a Node, a worker, a tab of a browser. The texts are of any
/// content.
struct InspectorTarget {
    std::string type; ///< "node", "page", "worker", ...
    std::string title;
    std::string url;
    std::string path;        ///< of its web socket, from the first "/"
    std::string worker = {}; ///< number of the thread, of a Node's worker, which is reached by the
                             ///< socket of the Node; else empty

    bool operator==(const InspectorTarget&) const = default;
};

/// Those in the answer to GET /json/list that can be connected to. Error: CannotInspect if it is no
/// such answer. Any thread.
Result<std::vector<InspectorTarget>> parseInspectorTargets(const QByteArray& answer);

/// Asks for them. Takes a thread with an event dispatcher of Qt's, and lets it handle events
/// meanwhile. Errors: CannotInspect; Cancelled.
Result<std::vector<InspectorTarget>> fetchInspectorTargets(const InspectorAddress& address,
                                                           const TaskControl& control);

} // namespace tidemark
