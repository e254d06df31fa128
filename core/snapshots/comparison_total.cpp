// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/comparison_total.h"

namespace tidemark
{

ComparisonTotal totalOf(const TypeComparison& comparison)
{
    ComparisonTotal total;
    for (const ComparedType& type : comparison.types) {
        total.sizeDelta += type.sizeDelta();
        total.changedTypes += type.isChanged() ? 1U : 0U;
        if (type.change) {
            total.grown += type.change->grownBytes;
            total.added += type.change->addedCount;
            total.removed += type.change->removedCount;
        }
    }
    return total;
}

} // namespace tidemark
