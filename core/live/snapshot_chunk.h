// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>

namespace tidemark
{

/// Appends what @p message brings of a heap snapshot to @p out, in UTF-8. False, and nothing
/// appended, if it is no event HeapProfiler.addHeapSnapshotChunk as V8 writes it.
///
/// A snapshot of 500 MB comes in 5,000 such messages: a JSON parser would take a good part of the
/// time that they need.
bool takeSnapshotChunk(QStringView message, std::string& out);

/// Whether @p message is such an event, whatever it brings.
bool isSnapshotChunk(QStringView message);

} // namespace tidemark
