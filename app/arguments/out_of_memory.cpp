// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/out_of_memory.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <new>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

std::array<char, 1000> lastWords;
std::size_t lastWordsSize = 0;
int lastStatus = EXIT_FAILURE;

/// For what nobody caught: a thread of a library, or a place where nothing may be thrown.
[[noreturn]] void onTerminate()
{
    if (const std::exception_ptr thrown = std::current_exception()) {
        try {
            std::rethrow_exception(thrown);
        } catch (const std::bad_alloc&) {
            endForLackOfMemory();
        } catch (...) { // a fault of ours, which a debugger shall see
            std::abort();
        }
    }
    std::abort();
}

} // namespace

void endWhenMemoryRunsOut(std::string_view sentence, int status)
{
    lastWordsSize = std::min(sentence.size(), lastWords.size());
    std::copy_n(sentence.begin(), lastWordsSize, lastWords.begin());
    lastStatus = status;
    std::set_terminate(&onTerminate);
}

void endForLackOfMemory()
{
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, lastWords.data(), lastWordsSize);
    ::_exit(lastStatus);
}

} // namespace tidemark::app
