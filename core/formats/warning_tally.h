// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/warning.h"
#include "core/result.h"

#include <vector>

namespace tidemark
{

/// Counts damage while a reader goes on: one Warning a code, with the place of the first.
class WarningTally
{
public:
    void add(WarningCode code, std::optional<std::uint64_t> line = {}, std::uint64_t count = 1);

    /// Notes that reading stopped early because of @p error, with its place.
    void addCutOff(const Error& error);

    bool isEmpty() const { return m_warnings.empty(); }

    /// Place of the first damaged line so far, if any.
    std::optional<std::uint64_t> firstSkippedLine() const;

    const std::vector<Warning>& warnings() const { return m_warnings; }

private:
    std::vector<Warning> m_warnings;
};

/// True for failures that end reading but leave what was read before usable: a cut or damaged
/// compression stream, a failing disk. Not for Cancelled or a bomb.
bool leavesUsableFront(const Error& error);

} // namespace tidemark
