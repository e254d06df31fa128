// SPDX-License-Identifier: GPL-3.0-or-later
// A process that takes and gives memory as standard input tells it, a command a line, and answers
// each with a line on standard output: what there is now can be looked at before the next command.
//
//   grow BYTES     takes and touches so much more private memory
//   free           gives back what grow took last
//   share BYTES    takes and touches so much memory that twins will share even when they write
//   fork           starts a child that takes the commands of "child"; answers its PID
//   twin           starts a child that does nothing but hold all that was taken; answers its PID
//   child COMMAND  sends COMMAND to the child started last, and answers as it does
//   kill           ends the child started last and does not wait for it: it stays a zombie
//   reap           waits for it
//   thread         starts a thread
//   open           opens one more file
//   exit STATUS    ends
//   hide           lets only root look into it from now on
//   crash          ends by SIGABRT

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace
{

struct Block {
    void* memory;
    std::size_t size;
};

struct Child {
    pid_t pid = 0;
    int commands = -1;
    std::FILE* answers = nullptr;
};

std::vector<Block> blocks;
Child child;

void take(std::size_t bytes, int sharing)
{
    void* const memory =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::abort();
    }
    std::memset(memory, 1, bytes);
    blocks.push_back({memory, bytes});
}

std::string startChild()
{
    int down[2];
    int up[2];
    if (::pipe(down) != 0 || ::pipe(up) != 0) {
        std::abort();
    }
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(down[0], STDIN_FILENO);
        ::dup2(up[1], STDOUT_FILENO);
        for (const int end : {down[0], down[1], up[0], up[1]}) {
            ::close(end);
        }
        ::execl("/proc/self/exe", "memory_target_child", static_cast<char*>(nullptr));
        std::abort();
    }
    ::close(down[0]);
    ::close(up[1]);
    child = {pid, down[1], ::fdopen(up[0], "r")};
    return std::to_string(pid);
}

std::string startTwin()
{
    int ready[2];
    if (::pipe(ready) != 0) {
        std::abort();
    }
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        unsigned sum = 0;
        for (const Block& block : blocks) { // shared memory counts from the first look at it on
            for (std::size_t i = 0; i < block.size; i += 4096) {
                sum += static_cast<volatile const unsigned char*>(block.memory)[i];
            }
        }
        const bool told = ::write(ready[1], &sum, sizeof sum) > 0;
        while (told) {
            ::pause();
        }
        std::_Exit(1);
    }
    unsigned sum = 0;
    const bool isReady = ::read(ready[0], &sum, sizeof sum) > 0;
    ::close(ready[0]);
    ::close(ready[1]);
    return isReady ? std::to_string(pid) : "no";
}

std::string askChild(const std::string& command)
{
    const std::string line = command + "\n";
    char answer[256] = "";
    const bool sent = ::write(child.commands, line.data(), line.size()) >= 0;
    if (!sent || std::fgets(answer, sizeof answer, child.answers) == nullptr) {
        return "gone";
    }
    answer[std::strcspn(answer, "\n")] = '\0';
    return answer;
}

std::string obey(const std::string& command, const std::string& argument)
{
    if (command == "grow") {
        take(std::stoul(argument), MAP_PRIVATE);
    } else if (command == "share") {
        take(std::stoul(argument), MAP_SHARED);
    } else if (command == "free" && !blocks.empty()) {
        ::munmap(blocks.back().memory, blocks.back().size);
        blocks.pop_back();
    } else if (command == "fork") {
        return startChild();
    } else if (command == "twin") {
        return startTwin();
    } else if (command == "child") {
        return askChild(argument);
    } else if (command == "kill") {
        ::kill(child.pid, SIGKILL);
    } else if (command == "reap") {
        ::waitpid(child.pid, nullptr, 0);
    } else if (command == "thread") {
        std::thread([] { ::pause(); }).detach();
    } else if (command == "open") {
        return ::dup(STDIN_FILENO) < 0 ? "no" : "ok";
    } else if (command == "exit") {
        std::_Exit(std::stoi(argument));
    } else if (command == "hide") {
        ::prctl(PR_SET_DUMPABLE, 0UL);
    } else if (command == "crash") {
        std::abort();
    }
    return "ok";
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const std::size_t blank = line.find(' ');
        const std::string argument = blank == std::string::npos ? "" : line.substr(blank + 1);
        std::cout << obey(line.substr(0, blank), argument) << std::endl;
    }
}
