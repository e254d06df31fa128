// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tidemark::app
{

/// Has the program end with @p status and say @p sentence on standard error where there is no
/// memory left for something it cannot do without, instead of being ended by the system without a
/// word. Work that can be refused is not concerned: it fails with TooLarge.
///
/// The sentence is kept, cut at 1,000 bytes, as there is no memory for it later. Called again, the
/// last call counts. Call it before there are other threads.
void endWhenMemoryRunsOut(std::string_view sentence, int status);

/// Says the sentence and ends the program, without cleaning up.
[[noreturn]] void endForLackOfMemory();

} // namespace tidemark::app
