// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tidemark::test
{

inline constexpr double kKiB = 1024.0;
inline constexpr double kMiB = 1024.0 * kKiB;

inline constexpr std::int64_t kSecondNs = 1'000'000'000; ///< a second in nanoseconds

} // namespace tidemark::test
