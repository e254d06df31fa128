// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>
#include <string>

namespace tidemark::test
{

namespace
{

/// By name. In a function, because other files' globals add to it.
std::map<std::string, TestFactory, std::less<>>& tests()
{
    static std::map<std::string, TestFactory, std::less<>> all;
    return all;
}

} // namespace

bool addTest(std::string_view path, TestFactory make)
{
    path.remove_prefix(path.rfind('/') + 1);
    tests().emplace(path.substr(0, path.rfind('.')), make);
    return true;
}

int runNamedTest(int argc, char** argv)
{
    const auto test = argc > 1 ? tests().find(std::string_view(argv[1])) : tests().end();
    if (test == tests().end()) {
        std::fprintf(stderr, "usage: %s TEST [QTEST_ARGUMENT...], where TEST is one of\n", argv[0]);
        for (const auto& [name, make] : tests()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    // Settings and temporary folders are each test's own.
    QCoreApplication::setApplicationName(QString::fromStdString(test->first));
    argv[1] = argv[0];
    const std::unique_ptr<QObject> object = test->second();
    return QTest::qExec(object.get(), argc - 1, argv + 1);
}

} // namespace tidemark::test
