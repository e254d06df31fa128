// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace tidemark::app
{

/// What went wrong, where ("line 12", "byte 5,012") and what to do next, in one or two sentences
/// of plain text. Text from the file is quoted as fileText() shows it.
QString errorText(const Error& error);

/// "list.dat: The file is empty. …"
QString errorText(const Error& error, std::string_view path);

/// The system's own text for a failure, which its language settings choose, in our language where
/// it is one that is known.
QString reasonText(const std::string& reason);

/// "line 12", "byte 5,012", or empty if the place is not known.
QString placeText(std::optional<std::uint64_t> line, std::optional<std::uint64_t> byte);

} // namespace tidemark::app
