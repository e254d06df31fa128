// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/snapshot_selection.h"

#include <QLatin1String>

class QMimeData;

namespace tidemark::app
{

/// What a snapshot is called while it is dragged: "recordingId index" as text, of this session.
inline constexpr QLatin1String kSnapshotMimeType("application/x-tidemark-snapshot");

/// A drag of @p snapshot; the caller owns it, or gives it to a QDrag.
QMimeData* encodeSnapshot(const SnapshotRef& snapshot);

/// The snapshot that is dragged; none if @p data, which may be null, is no drag of one. Whether it
/// is still open, Session::find() says.
std::optional<SnapshotRef> decodeSnapshot(const QMimeData* data);

} // namespace tidemark::app
