// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/function_text.h"

#include "app/text/plain_text.h"
#include "core/timeline/function_spans.h"

#include <array>

namespace tidemark::app
{

FunctionNames::FunctionNames(const Timeline& timeline)
    : FunctionNames(std::array<const Timeline*, 1>{&timeline})
{
}

FunctionNames::FunctionNames(std::span<const Timeline* const> timelines)
    : m_module(moduleOfAll(timelines))
{
}

QString FunctionNames::operator()(std::string_view name) const
{
    if (name.starts_with(m_module)) { // not of a recording that has grown since
        name.remove_prefix(m_module.size());
    }
    return singleLine(QString::fromUtf8(name));
}

} // namespace tidemark::app
