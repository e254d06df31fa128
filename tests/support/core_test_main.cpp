// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_registry.h"

#include <QCoreApplication>

/// A program of tests that need no window.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    return tidemark::test::runNamedTest(argc, argv);
}
