// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/system/descriptor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// The files of our Python agent. They lie in a folder that stays, since programs that were started
/// keep its name in their environment for as long as they run, and in which nobody but the user can
/// make anything. resources/agents/python/README.md says what the agent does.
class PythonAgent
{
public:
    /// The agent below XDG_RUNTIME_DIR, or in the user's cache. None where neither is a place that
    /// only the user can write to, or its name has a colon: programs then run without the agent.
    static std::optional<PythonAgent> find();

    const std::filesystem::path& folder() const { return m_folder; }

    /// Leads a Python program with these variables ("NAME=value") to the agent, which then writes
    /// to @p pipe. @p isUnbuffered if PYTHONUNBUFFERED is there only because we have set it.
    void addTo(std::vector<std::string>& variables, const Descriptor& pipe,
               bool isUnbuffered) const;

private:
    explicit PythonAgent(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path m_folder;
};

} // namespace tidemark
