// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace tidemark::app
{

/// Why a JVM, or whatever else runs a program, cannot be asked for its heap, and what to do next:
/// for one of core/live/runtime_problem.h, with the words of the other side as they are to be
/// shown. Empty for any other.
QString runtimeProblemText(std::string_view problem, const QString& words);

} // namespace tidemark::app
