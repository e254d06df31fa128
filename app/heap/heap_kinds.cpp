// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/heap_kinds.h"

#include "app/workspace/palette.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct HeapKindText {
    Q_DECLARE_TR_FUNCTIONS(HeapKindText)
};

} // namespace

std::uint64_t bytesOf(const HeapStatistics& statistics, HeapKind kind)
{
    switch (kind) {
    case HeapKind::Code:
        return statistics.code;
    case HeapKind::Strings:
        return statistics.strings;
    case HeapKind::Arrays:
        return statistics.arrays;
    case HeapKind::TypedArrays:
        return statistics.typedArrays;
    case HeapKind::OtherNative:
        return statistics.native - statistics.typedArrays;
    case HeapKind::System:
        return statistics.system;
    case HeapKind::Other:
        return statistics.other();
    }
    return 0;
}

QString nameOf(HeapKind kind)
{
    switch (kind) {
    case HeapKind::Code:
        return HeapKindText::tr("Code");
    case HeapKind::Strings:
        return HeapKindText::tr("Strings");
    case HeapKind::Arrays:
        return HeapKindText::tr("JS arrays");
    case HeapKind::TypedArrays:
        return HeapKindText::tr("Typed arrays");
    case HeapKind::OtherNative:
        return HeapKindText::tr("Other native");
    case HeapKind::System:
        return HeapKindText::tr("System objects");
    case HeapKind::Other:
        return HeapKindText::tr("Other JS objects");
    }
    return {};
}

QColor colourOf(HeapKind kind)
{
    return seriesColour(static_cast<std::size_t>(kind));
}

} // namespace tidemark::app
