// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"

namespace tidemark
{

Error inspectorError(std::string_view problem, const QString& words)
{
    std::string detail(problem);
    if (!words.isEmpty()) {
        detail += '\n' + words.toStdString();
    }
    return {ErrorCode::CannotInspect, std::move(detail)};
}

} // namespace tidemark
