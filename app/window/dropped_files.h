// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace tidemark::app
{

/// The files on this machine that are dragged with @p data.
QStringList droppedFiles(const QMimeData& data);

} // namespace tidemark::app
