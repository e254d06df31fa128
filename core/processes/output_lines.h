// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/program_output.h"

#include <array>
#include <functional>
#include <string>

namespace tidemark
{

/// Cuts what a program prints into lines, each stream on its own.
///
/// A line that is written over with carriage returns, a progress bar, counts once, as it was in
/// the end. Lines longer than ProgramOutput takes are cut between characters. Holds no more than
/// one line of each stream. Used by one thread.
class OutputLines
{
public:
    /// Gets a line; valid during the call.
    using Receiver = std::function<void(const OutputLine&)>;

    /// Takes @p bytes that were read at @p position and gives the lines they complete.
    void add(OutputStream stream, std::string_view bytes, std::int64_t position,
             const Receiver& receiver);

    /// Gives what was printed without an end of line, once no more can come.
    void end(std::int64_t position, const Receiver& receiver);

private:
    struct Partial {
        std::string text;
        bool isReturned = false; ///< a carriage return came last: what follows replaces the text
    };

    void addParts(Partial& partial, std::string_view text, const OutputLine& line,
                  const Receiver& receiver);
    void addText(Partial& partial, std::string_view text, const OutputLine& line,
                 const Receiver& receiver);

    std::array<Partial, 2> m_partials; ///< by stream
};

} // namespace tidemark
