// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

class Workspace;

/// What stands in the window's title: the recording that is current, behind a dot while something
/// is recorded. As QWidget::setWindowTitle() takes it, which adds the name of the program.
QString windowTitleOf(const Workspace& workspace);

} // namespace tidemark::app
