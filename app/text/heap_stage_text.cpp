// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/heap_stage_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct HeapStageText {
    Q_DECLARE_TR_FUNCTIONS(HeapStageText)
};

} // namespace

QString heapStageText(HeapStage stage, const QString& name)
{
    switch (stage) {
    case HeapStage::Sizes:
        return HeapStageText::tr("Finding shallow sizes of %1…").arg(name);
    case HeapStage::Distances:
        return HeapStageText::tr("Finding distances in %1…").arg(name);
    case HeapStage::Classes:
        return HeapStageText::tr("Finding the types of %1…").arg(name);
    case HeapStage::Dominators:
        return HeapStageText::tr("Finding dominators in %1…").arg(name);
    case HeapStage::RetainedSizes:
        return HeapStageText::tr("Computing retained sizes of %1…").arg(name);
    }
    return {};
}

} // namespace tidemark::app
