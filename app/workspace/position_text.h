// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace tidemark::app
{

class Session;

/// A position of the axis that all recordings are drawn over: "3.4 s", or "42.0 %" where each is
/// stretched to the same length.
QString positionText(const Session& session, std::int64_t position);

/// The same of a stretch of it.
QString lengthText(const Session& session, std::int64_t length);

} // namespace tidemark::app
