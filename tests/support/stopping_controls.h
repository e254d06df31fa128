// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_control.h"

#include <new>

namespace tidemark::test
{

/// A caller that wants the work to stop after so many looks.
class CancelledAfter : public TaskControl
{
public:
    explicit CancelledAfter(int looks) : m_looksLeft(looks) {}
    bool cancelled() const override { return m_looksLeft-- <= 0; }

private:
    mutable int m_looksLeft;
};

/// Stands for memory that runs out in the middle of the work.
class NoMemoryControl : public TaskControl
{
public:
    void progress(double /*fraction*/) override { throw std::bad_alloc(); }
};

} // namespace tidemark::test
