// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_printer.h"

#include "app/text/plain_text.h"
#include "core/documents/exact_text.h"

#include <cstdio>
#include <utility>

namespace tidemark::app
{

void JsonPrinter::add(std::string_view name, const Json& value)
{
    beginMember(name);
    printValue(value);
}

bool JsonPrinter::end()
{
    print(m_isFirst ? "{}\n" : "}\n");
    return m_isGood && std::fflush(stdout) == 0;
}

void JsonPrinter::beginMember(std::string_view name)
{
    print(std::exchange(m_isFirst, false) ? "{" : ",");
    printValue(name);
    print(":");
}

void JsonPrinter::printValue(const Json& value)
{
    print(escapedJson(jsonText(value)));
}

void JsonPrinter::print(std::string_view bytes)
{
    m_isGood = m_isGood && std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
}

} // namespace tidemark::app
