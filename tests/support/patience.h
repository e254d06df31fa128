// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <chrono>

namespace tidemark::test
{

/// How long a test waits for what has to come, in milliseconds. It goes on as soon as that is
/// there, so that only a failure takes so long, and a machine with much else to do is given time.
inline constexpr int kPatience = 60'000;

/// The same for what waits with the standard library.
inline constexpr std::chrono::milliseconds kLongest{kPatience};

} // namespace tidemark::test

// Qt's own wait for 5 seconds.
#undef QTRY_VERIFY
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT((condition), ::tidemark::test::kPatience)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected)                                                             \
    QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), ::tidemark::test::kPatience)
