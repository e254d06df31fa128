// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/table_column.h"

#include <QMetaType>

namespace tidemark::app
{

/// A bar that a table cell draws with its figure.
struct CellBar {
    BarKind kind = BarKind::Share;
    double value = 0.0;   ///< NaN draws nothing
    double lowest = 0.0;  ///< of the column, at most 0
    double highest = 0.0; ///< of the column, at least 0
};

} // namespace tidemark::app

Q_DECLARE_METATYPE(tidemark::app::CellBar)
