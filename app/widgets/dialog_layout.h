// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QLayout;
class QPushButton;
class QWidget;

namespace tidemark::app
{

/// Lays @p dialog out: @p content, which takes what room there is, and below it @p note, what is
/// said of the content, beside the two buttons in the platform's order.
void layOutDialog(QDialog& dialog, QLayout* content, QWidget* note, QPushButton* accept,
                  QPushButton* reject);

} // namespace tidemark::app
