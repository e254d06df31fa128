// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/fact.h"
#include "app/text/size_text.h"
#include "core/timeline/leak_verdict.h"

#include <vector>

namespace tidemark::app
{

/// "Leak", "No leak", "Undecided".
QString verdictText(LeakVerdict verdict);

/// The verdict on @p timeline in one sentence, two where it says what to do next. Names of series
/// are as the file has them.
QString leakSentence(const LeakJudgement& judgement, const Timeline& timeline,
                     SizeUnit unit = SizeUnit::Binary);

/// "By its slope: Leak", "By memwatch’s rule: not fired".
QString slopeHeading(const LeakJudgement& judgement);
QString memwatchHeading(const LeakJudgement& judgement);

/// "Leak: 1.30 MiB/min (1.10–1.50)", of a verdict whose slope has a line, to stand beside it.
QString slopeWords(const LeakJudgement& judgement, SizeUnit unit = SizeUnit::Binary);

/// "Limit 512 MiB, reached in about 4 h", of one that has a limit, to stand beside that.
QString limitText(const LeakJudgement& judgement, SizeUnit unit = SizeUnit::Binary);

/// The figures behind each of the two rules.
std::vector<Fact> slopeFacts(const LeakJudgement& judgement, const Timeline& timeline,
                             SizeUnit unit = SizeUnit::Binary);
std::vector<Fact> memwatchFacts(const LeakJudgement& judgement, const Timeline& timeline,
                                SizeUnit unit = SizeUnit::Binary);

/// What memwatch's rule is known to get wrong, or why it was not applied.
QString memwatchQuirks(const LeakJudgement& judgement);

} // namespace tidemark::app
