// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"

#include <QString>

namespace tidemark::app
{

/// Numbers of items as people count them; averages have up to two decimals: "1,487.13".
QString itemsText(double count);

/// A size for each item in the step that suits @p whole bytes, so that it can be compared with
/// those of other runs: "0.363 MiB"; in its own where it is too small for that.
QString sizePerItemText(double bytes, double whole, SizeUnit unit);

/// Seconds for each item, "0.938 s"; below a tenth of one, and on other axes, as lengths are
/// written. @p length is in axis units.
QString lengthPerItemText(AxisUnit axis, double length);

} // namespace tidemark::app
