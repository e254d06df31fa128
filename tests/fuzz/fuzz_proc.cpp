// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernel says of a process, whichever file it stands in.
#include "core/processes/proc_text.h"
#include "core/processes/process_container.h"
#include "core/processes/smaps_text.h"
#include "tests/fuzz/fuzz_checks.h"

using namespace tidemark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    (void)parseStatm(text, 4096);
    (void)parseStatus(text);
    (void)parseStat(text);
    (void)parseSmapsRollup(text);
    (void)parseCmdline(text);
    (void)parseAddressSpaceLimit(text);
    (void)containerInGroups(text);
    (void)pidNamespaceName(text);
    SmapsText mappings;
    mappings.add(std::string_view(text).substr(0, size / 2));
    mappings.add(std::string_view(text).substr(size / 2));
    if (const auto table = mappings.finish()) {
        fuzz::expect(table->total().rss >= table->total().anonymous, "anonymous is part of RSS");
    }
    for (const std::int32_t pid : parseChildren(text)) {
        fuzz::expect(pid > 0, "a PID is positive");
    }
    return 0;
}
