// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QList>

#include <functional>

class QWidget;

namespace tidemark::app
{

/// Has @p react called whenever @p widget is told of one of @p changes, as of another palette or
/// font, just before the widget itself is.
void onChange(QWidget& widget, const QList<QEvent::Type>& changes, std::function<void()> react);

/// Has @p retranslate called whenever @p widget is shown in another language from now on.
void onLanguageChange(QWidget& widget, std::function<void()> retranslate);

} // namespace tidemark::app
