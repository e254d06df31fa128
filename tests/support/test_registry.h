// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <string_view>

namespace tidemark::test
{

using TestFactory = std::unique_ptr<QObject> (*)();

/// Adds a test to its program. @p path is the source file's: "/x/tst_peaks.cpp" is called
/// "tst_peaks". Returns true, so that it can be called before main().
bool addTest(std::string_view path, TestFactory make);

/// Runs the test that the first argument names, with the further ones as QTest takes them. The
/// caller has made the application. Returns the exit status: 2 if there is no such test.
int runNamedTest(int argc, char** argv);

} // namespace tidemark::test

/// Ends a tst_*.cpp: its class becomes a test of the program that the folder's files make.
#define TIDEMARK_TEST(Class)                                                                       \
    static const bool k##Class##Added = tidemark::test::addTest(                                   \
        __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
