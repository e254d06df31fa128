// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// A number of things with the separators of the user's language: "1,234,567".
QString countText(std::int64_t count);
QString countText(std::uint64_t count);

/// With its sign, of the same width as in sizes: "+12", "−12", "0".
QString signedCountText(std::int64_t count);

} // namespace tidemark::app
