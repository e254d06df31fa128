// SPDX-License-Identifier: GPL-3.0-or-later
// A library to preload into a program, in which one call of one function fails as it would on a
// full disk, with too many open files, or without memory.
//
//   TIDEMARK_FAULT=FUNCTION:NUMBER:ERRNO   the call that fails, counted from 1 since main() began
//   TIDEMARK_FAULT_IN=PROGRAM              in processes of that name alone
//   TIDEMARK_FAULT_MARK=PATH               made once the call has failed
//
// FUNCTION is open, read, write, fsync, mmap or malloc, each with the functions like it. Memory
// that Qt, GLib and ICU ask for themselves is always there: they do not look whether it is.
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);

using Main = int(int, char**, char**);

} // extern "C"

namespace
{

char function[16];
long number = 0;
int failure = 0;
char mark[4096];
std::atomic<bool> isCounting{false};
std::atomic<long> counted{0};

/// Reads what is to fail; before main(), when nothing counts yet.
void readWish()
{
    const char* const fault = std::getenv("TIDEMARK_FAULT");
    const char* const program = std::getenv("TIDEMARK_FAULT_IN");
    const char* const path = std::getenv("TIDEMARK_FAULT_MARK");
    if (fault == nullptr || path == nullptr || program == nullptr ||
        std::strcmp(program, program_invocation_short_name) != 0 ||
        std::sscanf(fault, "%15[a-z]:%ld:%d", function, &number, &failure) != 3) {
        return;
    }
    std::snprintf(mark, sizeof mark, "%s", path);
    isCounting = true;
}

/// True for the one call that fails; errno says why then.
bool failsNow(const char* called)
{
    if (!isCounting || std::strcmp(called, function) != 0 || ++counted != number) {
        return false;
    }
    const auto file = ::syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0600);
    ::syscall(SYS_close, file);
    errno = failure;
    return true;
}

/// The same for memory that is asked for from @p caller.
bool failsNowFor(const void* caller)
{
    Dl_info library;
    if (!isCounting || std::strcmp(function, "malloc") != 0 || ::dladdr(caller, &library) == 0 ||
        library.dli_fname == nullptr) {
        return false;
    }
    for (const char* const other : {"libQt6", "libglib", "libicu", "libstdc++"}) {
        if (std::strstr(library.dli_fname, other) != nullptr) {
            return false;
        }
    }
    return failsNow("malloc");
}

void* memoryFor(std::size_t size, const void* caller)
{
    void* const memory =
        failsNowFor(caller) ? nullptr : __libc_malloc(std::max<std::size_t>(size, 1));
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

Main* realMain = nullptr;

int countedMain(int count, char** values, char** environment)
{
    readWish();
    const int status = realMain(count, values, environment);
    isCounting = false;
    return status;
}

} // namespace

void* operator new(std::size_t size)
{
    return memoryFor(size, __builtin_return_address(0));
}

void* operator new[](std::size_t size)
{
    return memoryFor(size, __builtin_return_address(0));
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete[](void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

void operator delete[](void* memory, std::size_t) noexcept
{
    std::free(memory);
}

// The C library's own functions, in its own words.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl50-cpp)
extern "C" {

int __libc_start_main(Main* main, int count, char** values, void (*init)(), void (*fini)(),
                      void (*linkerFini)(), void* stackEnd)
{
    realMain = main;
    using Start = int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*);
    return next<Start>("__libc_start_main")(&countedMain, count, values, init, fini, linkerFini,
                                            stackEnd);
}

void* malloc(std::size_t size)
{
    return failsNowFor(__builtin_return_address(0)) ? nullptr : __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size)
{
    return failsNowFor(__builtin_return_address(0)) ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* old, std::size_t size)
{
    return failsNowFor(__builtin_return_address(0)) ? nullptr : __libc_realloc(old, size);
}

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return failsNow("open") ? -1
                            : static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int openat(int folder, const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return failsNow("open") ? -1
                            : static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode));
}

int open64(const char* path, int flags, ...) __attribute__((alias("open")));
int openat64(int folder, const char* path, int flags, ...) __attribute__((alias("openat")));

FILE* fopen(const char* path, const char* mode)
{
    static auto* const real = next<FILE*(const char*, const char*)>("fopen");
    return failsNow("open") ? nullptr : real(path, mode);
}

FILE* fopen64(const char* path, const char* mode) __attribute__((alias("fopen")));

ssize_t read(int file, void* bytes, std::size_t size)
{
    return failsNow("read") ? -1 : ::syscall(SYS_read, file, bytes, size);
}

ssize_t pread(int file, void* bytes, std::size_t size, off_t offset)
{
    return failsNow("read") ? -1 : ::syscall(SYS_pread64, file, bytes, size, offset);
}

ssize_t pread64(int file, void* bytes, std::size_t size, off_t offset)
    __attribute__((alias("pread")));

ssize_t write(int file, const void* bytes, std::size_t size)
{
    return failsNow("write") ? -1 : ::syscall(SYS_write, file, bytes, size);
}

ssize_t writev(int file, const iovec* parts, int count)
{
    return failsNow("write") ? -1 : ::syscall(SYS_writev, file, parts, count);
}

int fsync(int file)
{
    return failsNow("fsync") ? -1 : static_cast<int>(::syscall(SYS_fsync, file));
}

int fdatasync(int file)
{
    return failsNow("fsync") ? -1 : static_cast<int>(::syscall(SYS_fdatasync, file));
}

void* mmap(void* where, std::size_t size, int protection, int flags, int file, off_t offset)
{
    return failsNow("mmap") ? MAP_FAILED
                            : reinterpret_cast<void*>(::syscall(SYS_mmap, where, size, protection,
                                                                flags, file, offset));
}

void* mmap64(void* where, std::size_t size, int protection, int flags, int file, off_t offset)
    __attribute__((alias("mmap")));

} // extern "C"
// NOLINTEND(bugprone-reserved-identifier,cert-dcl50-cpp)
