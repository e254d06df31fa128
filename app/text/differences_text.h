// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/recording.h"

#include <QStringList>

namespace tidemark::app
{

/// When the recorded differences were taken: date and time where the recording knows them, else the
/// position on its axis; empty where neither is known.
QString differencesTime(const TypeDifferences& differences, const Recording& recording);

/// What one should know of differences that a tool recorded, a sentence each: who computed them and
/// between which two moments, what is not known of them, and what is missing.
QStringList differencesSentences(const TypeDifferences& differences, const Recording& recording,
                                 SizeUnit unit = SizeUnit::Binary);

} // namespace tidemark::app
