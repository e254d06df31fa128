// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tidemark
{

// The files of resources/agents/python, put in by core/sampling/CMakeLists.txt.

extern const std::string_view kPythonSiteCustomize;
extern const std::string_view kPythonAgent;

} // namespace tidemark
