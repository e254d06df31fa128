// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace tidemark::app
{

/// Prints @p text on standard output. False if that failed: a full disk, a closed pipe.
bool printText(const QString& text);

/// Prints @p document on standard output as one line of valid UTF-8. False if that failed.
bool printJson(const nlohmann::ordered_json& document);

/// A line as printMessage() prints it.
std::string messageLine(const QString& message);

/// Prints "tidemark-cli: " and @p message on standard error.
void printMessage(const QString& message);

} // namespace tidemark::app
