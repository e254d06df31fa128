// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tidemark
{

/// What a program printed of its memory in a line of text, as a JSON object: "rss=1024 vms=2048",
/// "pmem(rss=1024, vms=2048)", "{:rss_mb=>85.2}", "Memory usage: 12.5 MB". Its members are those
/// pairs whose name is certainly one of memory, and with '=' those that name a time or a process;
/// behind a colon the number must have a unit. Empty if there is none of memory, and for lines that
/// V8 prints of its spaces.
std::string jsonOfPairs(std::string_view line);

} // namespace tidemark
