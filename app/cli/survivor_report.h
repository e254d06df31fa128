// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/survivor_listing.h"

#include <QString>

namespace tidemark::app
{

class JsonPrinter;

/// Adds what came between two snapshots and still lives in the third, as the list "survivors".
void addSurvivors(const SurvivorListing& survivors, JsonPrinter& json);

/// The same for people: one sentence a group, the first twenty. Ends with a newline.
QString survivorsText(const SurvivorListing& survivors);

} // namespace tidemark::app
