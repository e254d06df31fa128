// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace tidemark::app
{

/// Tells screen readers what a plain QWidget stands for, where Qt cannot guess. A widget that is
/// given QAccessible::ListItem counts as selected while its "selected" property is true. To be
/// called before anything asks for the widget's accessible interface.
void setAccessibleRole(QWidget* widget, QAccessible::Role role);

} // namespace tidemark::app
