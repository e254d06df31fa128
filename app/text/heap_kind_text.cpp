// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/heap_kind_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct HeapKindText {
    Q_DECLARE_TR_FUNCTIONS(HeapKindText)
};

} // namespace

QString heapKindText(HeapKind kind)
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

} // namespace tidemark::app
