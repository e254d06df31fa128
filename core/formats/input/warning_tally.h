// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/warning.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// Counts damage while a reader goes on: one Warning a code, with the place of the first.
class WarningTally
{
public:
    void add(WarningCode code, std::optional<std::uint64_t> line = {}, std::uint64_t count = 1);

    /// Adds a warning about a column. Beyond 20 of its code they are counted in the last one.
    void add(Warning warning);

    /// Counts a line that was left out: as damaged, or as the cut end of the file if it is not
    /// @p complete.
    void addLine(std::string_view text, std::uint64_t line, bool complete);

    /// Notes that reading stopped early because of @p error, with its place, and with the system's
    /// reason where reading failed.
    void addCutOff(const Error& error);

    bool isEmpty() const { return m_warnings.empty(); }

    /// Why a file in which nothing is valid is refused: NoSamples with the place and text of the
    /// first damaged line, as far as they are known.
    Error noSamples() const;

    const std::vector<Warning>& warnings() const { return m_warnings; }

private:
    std::vector<Warning> m_warnings;
    std::string m_firstText; ///< of the first damaged line, cut to what a message can quote
};

/// True for failures that end reading but leave what was read before usable: a cut or damaged
/// compression stream, a failing disk. Not for Cancelled or a bomb.
bool leavesUsableFront(const Error& error);

} // namespace tidemark
