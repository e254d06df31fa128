// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/live/leak_hunt.h"
#include "core/snapshots/hunt_judgement.h"

#include <QStringList>

namespace tidemark::app
{

// What a hunt says, in sentences of plain text.

/// Types, and groups of objects with what holds them, that are told at most.
inline constexpr std::size_t kMostHunted = 10;

/// What a moment is called in a table and in the recording.
QString huntMomentText(HuntMoment moment);

/// The same in a recording: "Baseline", "Baseline, round 2". What stands there already of an
/// earlier hunt gets a number: @p hunt counts from 1, "Baseline, round 2 (3)".
QString huntMarkName(HuntMoment moment, int round, int hunt = 1);

/// What snapshot number @p snapshot, 0 to 2, is called there: "A", "B 2", "B 2 (3)".
QString huntLabel(int snapshot, int round, int hunt = 1);

/// How many-eth hunt in @p timeline one is that begins now.
int numberOfHunt(const Timeline& timeline);

/// What it is doing: "Taking snapshot B…".
QString huntStepText(const HuntProgress& progress);

/// Whether the program leaks, or why that cannot be said, with what it keeps of each action: the
/// mean, and both halves.
QString huntVerdictText(const HuntFindings& findings, SizeUnit unit = SizeUnit::Binary);

/// How many of the actions did not work; empty if all did.
QString huntFailedText(const HuntFindings& findings);

/// The types that a verdict is about: those that grew with each action, else the doubtful ones.
const std::vector<HuntedType>& huntedTypes(const HuntFindings& findings);

/// "Scope: 7 objects in A, 12 in B, 17 in C, +1.02 KiB"
QString huntedTypeText(const HuntedType& type, SizeUnit unit = SizeUnit::Binary);

/// By how many bytes it grew from the first snapshot to the last, without what it holds.
double bytesGrown(const HuntedType& type);

/// What holds those of the grown types that came first and stayed, with the place in the code: a
/// sentence for each group of as many as there were actions.
QStringList huntHolderTexts(const HuntFindings& findings, SizeUnit unit = SizeUnit::Binary);

/// Why an action did not work; empty if it did.
QString actionProblemText(const ActionProblem& problem);

/// Why a hunt ended before it was over. @p problem is of the last action that did not work.
QString huntEndText(const Error& error, const ActionProblem& problem);

} // namespace tidemark::app
