// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace tidemark::app
{

/// A bar that a table cell draws with its figure.
struct CellBar {
    enum class Kind {
        Change, ///< grows from zero to the right, shrinks to the left, beside the figure
        Share,  ///< of the largest in the column, behind the figure
    };

    Kind kind = Kind::Share;
    double value = 0.0;   ///< NaN draws nothing
    double lowest = 0.0;  ///< of the column, at most 0
    double highest = 0.0; ///< of the column, at least 0
};

} // namespace tidemark::app

Q_DECLARE_METATYPE(tidemark::app::CellBar)
