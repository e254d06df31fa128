// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <QString>

#include <span>
#include <string>
#include <string_view>

namespace tidemark::app
{

/// What functions are called where people read them: on one line, and without the module that all
/// of them share ("load" for "__main__.load"). Tooltips and what is copied have the whole name.
class FunctionNames final
{
public:
    /// Of the functions of @p timeline. O(markers).
    explicit FunctionNames(const Timeline& timeline);
    /// Of several recordings whose functions stand in one list.
    explicit FunctionNames(std::span<const Timeline* const> timelines);

    QString operator()(std::string_view name) const;

private:
    std::string m_module; ///< with its dot
};

} // namespace tidemark::app
