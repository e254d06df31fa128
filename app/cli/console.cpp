// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/text/plain_text.h"
#include "core/documents/exact_text.h"

#include <cstdio>

namespace tidemark::app
{

namespace
{

bool printBytes(std::string_view bytes)
{
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
           std::fflush(stdout) == 0;
}

} // namespace

bool printText(const QString& text)
{
    return printBytes(terminalText(text).toStdString());
}

bool printJson(const nlohmann::ordered_json& document)
{
    return printBytes(escapedJson(jsonText(document)) + '\n');
}

std::string messageLine(const QString& message)
{
    return "tidemark-cli: " + terminalText(message).toStdString() + '\n';
}

void printMessage(const QString& message)
{
    const std::string line = messageLine(message);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace tidemark::app
