// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace tidemark::app
{

/// The table of keys and mouse actions.
void showKeysAndMouse(QWidget* parent);

/// Version, licence and what the program is built with.
void showAboutTidemark(QWidget* parent);

} // namespace tidemark::app
