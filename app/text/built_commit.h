// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark::app
{

/// The abbreviated hash of the commit that was built, "unknown" where there was no git to ask.
extern const char* const kBuiltCommit;

} // namespace tidemark::app
