// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/output_drain.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <unistd.h>

namespace tidemark
{

void drainInBackground(Descriptor pipe)
{
    // What reads there waits, and is not asked to go on by the pipe itself.
    if (!pipe.isOpen() || ::fcntl(pipe.number(), F_SETFL, 0) != 0) {
        return;
    }
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_adddup2(&actions, pipe.number(), STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addchdir_np(&actions, "/");
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    // A session of its own: the end of the terminal does not reach it.
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    std::string name = "cat";
    const std::array<char*, 2> arguments{name.data(), nullptr};
    const std::array<char*, 1> variables{nullptr};
    pid_t pid = 0;
    ::posix_spawn(&pid, "/bin/cat", &actions, &attributes, arguments.data(), variables.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
}

} // namespace tidemark
