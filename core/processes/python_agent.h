// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/system/descriptor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// The files of our Python agent, in a private folder that is removed with this object.
/// resources/agents/python/README.md says what the agent does.
class PythonAgent
{
public:
    /// None where no folder can be made: a program then runs without the agent.
    static std::optional<PythonAgent> make();

    PythonAgent(PythonAgent&& other) noexcept;
    PythonAgent& operator=(PythonAgent&& other) noexcept;
    ~PythonAgent() { remove(); }

    const std::filesystem::path& folder() const { return m_folder; }

    /// Takes the files away; a program that has started has loaded what it needs, or will do
    /// without.
    void remove();

    /// Leads a Python program with these variables ("NAME=value") to the agent, which then writes
    /// to @p pipe. @p isUnbuffered if PYTHONUNBUFFERED is there only because we have set it.
    void addTo(std::vector<std::string>& variables, const Descriptor& pipe,
               bool isUnbuffered) const;

private:
    explicit PythonAgent(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path m_folder; ///< empty once it is removed
};

} // namespace tidemark
