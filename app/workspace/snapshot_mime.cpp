// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/snapshot_mime.h"

#include <QMimeData>

namespace tidemark::app
{

QMimeData* encodeSnapshot(const SnapshotRef& snapshot)
{
    auto* const data = new QMimeData;
    data->setData(kSnapshotMimeType,
                  QByteArray::number(snapshot.recordingId) + ' ' +
                      QByteArray::number(static_cast<qulonglong>(snapshot.index)));
    return data;
}

std::optional<SnapshotRef> decodeSnapshot(const QMimeData* data)
{
    if (data == nullptr || !data->hasFormat(kSnapshotMimeType)) {
        return {};
    }
    const QList<QByteArray> parts = data->data(kSnapshotMimeType).split(' ');
    if (parts.size() != 2) {
        return {};
    }
    bool isId = false;
    bool isIndex = false;
    const int recordingId = parts[0].toInt(&isId);
    const qulonglong index = parts[1].toULongLong(&isIndex);
    if (!isId || !isIndex) {
        return {};
    }
    return SnapshotRef{recordingId, static_cast<std::size_t>(index)};
}

} // namespace tidemark::app
