// SPDX-License-Identifier: GPL-3.0-or-later
// mmap_target MEGABYTES [loop]: holds that much touched memory in pages of 4 KiB, prints "ready",
// and waits until it is killed or whoever started it ends. With `loop` it maps, touches and unmaps
// 256 KiB again and again instead, as a program does that allocates, and prints a line a second:
//
//   ROUNDS WORST STALLED     rounds done, the longest in ms, and the ms of all that took over 1 ms
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace
{

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t kPage = 4096;
constexpr std::size_t kRoundBytes = 256U << 10U;
constexpr Milliseconds kStall(1.0);

char* map(std::size_t bytes)
{
    void* const memory =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::perror("mmap");
        std::exit(1);
    }
    return static_cast<char*>(memory);
}

void touch(char* memory, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; i += kPage) {
        memory[i] = 1;
    }
}

void hold(std::size_t bytes)
{
    char* const memory = map(bytes);
    ::madvise(memory, bytes, MADV_NOHUGEPAGE);
    touch(memory, bytes);
}

/// How long it took.
Milliseconds mapOnce()
{
    const auto begin = Clock::now();
    char* const memory = map(kRoundBytes);
    touch(memory, kRoundBytes);
    ::munmap(memory, kRoundBytes);
    return Clock::now() - begin;
}

/// One second of rounds, then its line.
void mapForOneSecond()
{
    std::size_t rounds = 0;
    Milliseconds worst(0.0);
    Milliseconds stalled(0.0);
    for (const auto end = Clock::now() + std::chrono::seconds(1); Clock::now() < end; ++rounds) {
        const Milliseconds took = mapOnce();
        worst = std::max(worst, took);
        stalled += took > kStall ? took : Milliseconds(0.0);
    }
    std::printf("%zu %.3f %.3f\n", rounds, worst.count(), stalled.count());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 0;
    if (megabytes == 0) {
        std::fprintf(stderr, "usage: mmap_target MEGABYTES [loop]\n");
        return 2;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    hold(megabytes << 20U);
    std::puts("ready");
    std::fflush(stdout);
    if (argc < 3 || std::strcmp(argv[2], "loop") != 0) {
        ::pause();
        return 0;
    }
    for (;;) {
        mapForOneSecond();
    }
}
