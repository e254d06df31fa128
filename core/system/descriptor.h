// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>

namespace tidemark
{

/// Owns a file descriptor and closes it at its end.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    /// -1 if there is none.
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

    /// False if the system could not keep what was written.
    bool close();

private:
    int m_number = -1;
};

/// Both ends of a pipe; neither is inherited by programs that are started.
struct Pipe {
    Descriptor readEnd; ///< never blocks
    Descriptor writeEnd;

    /// Error: CannotStart, where the system has no more descriptors.
    static Result<Pipe> open();
};

/// Whether poll() would say now that there is something to read, or that the other side is gone.
/// False for -1.
bool isReadable(int descriptor);

/// Becomes readable when the process @p pid ends. None on kernels before 5.3.
Descriptor openProcessEnd(std::int32_t pid);

} // namespace tidemark
