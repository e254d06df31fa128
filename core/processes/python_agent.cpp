// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/python_agent.h"

#include "core/processes/python_agent_files.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <utility>

namespace tidemark
{

namespace
{

bool write(const std::filesystem::path& path, std::string_view text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    return !file.fail();
}

} // namespace

std::optional<PythonAgent> PythonAgent::make()
{
    std::error_code error;
    auto folder = std::filesystem::canonical(std::filesystem::temp_directory_path(error), error);
    // A colon would end the entry in PYTHONPATH.
    if (error || folder.native().find(':') != std::string::npos) {
        return {};
    }
    std::string name = (folder / "tidemark-agent-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) {
        return {};
    }
    PythonAgent agent(std::move(name));
    const bool isWritten = write(agent.m_folder / "sitecustomize.py", kPythonSiteCustomize) &&
                           write(agent.m_folder / "agent.py", kPythonAgent);
    return isWritten ? std::optional(std::move(agent)) : std::nullopt;
}

PythonAgent::PythonAgent(PythonAgent&& other) noexcept
    : m_folder(std::exchange(other.m_folder, std::filesystem::path()))
{
}

PythonAgent& PythonAgent::operator=(PythonAgent&& other) noexcept
{
    std::swap(m_folder, other.m_folder);
    return *this;
}

void PythonAgent::remove()
{
    if (!m_folder.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
        m_folder.clear();
    }
}

void PythonAgent::addTo(std::vector<std::string>& variables, const Descriptor& pipe,
                        bool isUnbuffered) const
{
    struct stat status {
    };
    if (::fstat(pipe.number(), &status) != 0) {
        return;
    }
    constexpr std::string_view kPath = "PYTHONPATH=";
    const auto path = std::ranges::find_if(variables, [kPath](const std::string& variable) {
        return variable.starts_with(kPath) && variable.size() > kPath.size();
    });
    if (path != variables.end()) {
        path->insert(kPath.size(), m_folder.native() + ':');
    } else {
        std::erase(variables, kPath);
        variables.push_back(std::string(kPath) + m_folder.native());
    }
    variables.push_back(fmt::format("TIDEMARK_AGENT={} {} {} {}", pipe.number(), status.st_dev,
                                    status.st_ino, isUnbuffered ? 1 : 0));
}

} // namespace tidemark
