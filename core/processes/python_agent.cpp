// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/python_agent.h"

#include "core/processes/python_agent_files.h"
#include "core/system/private_folder.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/stat.h>
#include <utility>

namespace tidemark
{

namespace
{

/// Tells the files of different versions of Tidemark apart.
std::string versionOf(std::string_view content)
{
    std::uint64_t hash = 0xCBF29CE484222325U; // FNV-1a
    for (const char byte : content) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    return fmt::format("{:016x}", hash);
}

/// Where the folder may be, the best first.
std::vector<std::filesystem::path> places()
{
    std::vector<std::filesystem::path> places;
    const auto add = [&places](const char* variable, std::string_view below) {
        if (const char* const value = std::getenv(variable); value != nullptr && *value == '/') {
            places.push_back(std::filesystem::path(value) / below);
        }
    };
    add("XDG_RUNTIME_DIR", "");
    add("XDG_CACHE_HOME", "");
    add("HOME", ".cache");
    return places;
}

} // namespace

std::optional<PythonAgent> PythonAgent::find()
{
    const std::string name =
        "python-" + versionOf(std::string(kPythonSiteCustomize) + std::string(kPythonAgent) +
                              std::string(kPythonAnswers));
    for (const std::filesystem::path& place : places()) {
        auto folder = makePrivateFolder(place / "tidemark" / name);
        // A colon would end the entry in PYTHONPATH.
        if (folder && folder->native().find(':') == std::string::npos &&
            keepPrivateFile(*folder, "sitecustomize.py", kPythonSiteCustomize) &&
            keepPrivateFile(*folder, "agent.py", kPythonAgent) &&
            keepPrivateFile(*folder, "tidemark_agent.py", kPythonAnswers)) {
            return PythonAgent(std::move(*folder));
        }
    }
    return {};
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
