// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tidemark
{

// The files of resources/agents/python, compiled in by CMakeLists.txt of this folder.

extern const std::string_view kPythonSiteCustomize;
extern const std::string_view kPythonAgent;
extern const std::string_view kPythonAnswers;

} // namespace tidemark
