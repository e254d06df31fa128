// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/kind_text.h"

#include "app/text/plain_text.h"
#include "core/model/restart_name.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct KindText {
    Q_DECLARE_TR_FUNCTIONS(KindText)
};

} // namespace

QString kindText(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::Rss:
        return KindText::tr("RSS", "resident set size");
    case SeriesKind::Pss:
        return KindText::tr("PSS", "proportional set size");
    case SeriesKind::Uss:
        return KindText::tr("USS", "unique set size");
    case SeriesKind::Vsize:
        return KindText::tr("Virtual size");
    case SeriesKind::Swap:
        return KindText::tr("Swap");
    case SeriesKind::Anon:
        return KindText::tr("Anonymous memory");
    case SeriesKind::File:
        return KindText::tr("File-backed memory");
    case SeriesKind::Shared:
        return KindText::tr("Shared memory");
    case SeriesKind::HeapUsed:
        return KindText::tr("Heap used");
    case SeriesKind::HeapTotal:
        return KindText::tr("Heap total");
    case SeriesKind::HeapOverhead:
        return KindText::tr("Heap overhead");
    case SeriesKind::Stacks:
        return KindText::tr("Stacks");
    case SeriesKind::External:
        return KindText::tr("External memory");
    case SeriesKind::ArrayBuffers:
        return KindText::tr("Array buffers");
    case SeriesKind::GcBaseline:
        return KindText::tr("After garbage collection");
    case SeriesKind::Counter:
        return KindText::tr("Counter");
    }
    return {};
}

QString kindText(MarkerKind kind)
{
    switch (kind) {
    case MarkerKind::Function:
        return KindText::tr("Function");
    case MarkerKind::Gc:
        return KindText::tr("Garbage collection");
    case MarkerKind::Leak:
        return KindText::tr("Leak");
    case MarkerKind::Snapshot:
        return KindText::tr("Snapshot");
    case MarkerKind::Restart:
        return KindText::tr("Restart");
    case MarkerKind::Mark:
        return KindText::tr("Mark");
    case MarkerKind::Exit:
        return KindText::tr("Exit");
    }
    return {};
}

QString markerNameText(const Marker& marker)
{
    if (marker.kind == MarkerKind::Restart && marker.name == kStartTimeRestart) {
        return KindText::tr("Restart, by its start time");
    }
    if (marker.kind == MarkerKind::Restart && marker.name == kInferredRestart) {
        return KindText::tr("Restart, inferred from memory");
    }
    return singleLine(QString::fromStdString(marker.name));
}

} // namespace tidemark::app
