// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/runtime_text.h"

#include "core/live/runtime_problem.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct RuntimeText {
    Q_DECLARE_TR_FUNCTIONS(RuntimeText)
};

/// Why nothing can be asked of it at all; empty for other problems.
QString unaskedText(std::string_view problem)
{
    if (problem == kNoTypes) {
        return RuntimeText::tr("This program tells nothing of its types. Snapshots by type are "
                               "taken of JVMs and of Python programs; of any program, take one by "
                               "mapping.");
    }
    if (problem == kNoSites) {
        return RuntimeText::tr("Which lines allocated is told by Python programs only. Take a "
                               "snapshot by type or by mapping.");
    }
    if (problem == kTypesInHeap) {
        return RuntimeText::tr("Node.js tells its types in heap snapshots only. Take one of those: "
                               "its types can be compared all the same.");
    }
    if (problem == kNotJvm) {
        return RuntimeText::tr("This process is not known to be a JVM, and any other program could "
                               "be ended by the signal that a JVM is asked with.");
    }
    if (problem == kOtherJvm) {
        return RuntimeText::tr("This JVM is an OpenJ9, which has to be asked in a way of its own. "
                               "JVMs of OpenJDK and Oracle (HotSpot) can be asked.");
    }
    if (problem == kQuitUncaught) {
        return RuntimeText::tr("This JVM would be ended by the signal that it is asked with: it "
                               "was started with -Xrs, or is still starting. Start it without "
                               "-Xrs, or try again in a moment.");
    }
    if (problem == kAttachDisabled) {
        return RuntimeText::tr("This JVM was told to answer nobody. Start it without "
                               "-XX:+DisableAttachMechanism.");
    }
    return {};
}

} // namespace

QString runtimeProblemText(std::string_view problem, const QString& words)
{
    if (problem == kNoAttachFile) {
        return RuntimeText::tr("A JVM is asked by a file in its /tmp, which cannot be made: %1. "
                               "Make room there, or run this as the user of the program.")
            .arg(words);
    }
    if (problem == kNeverAttached) {
        return RuntimeText::tr("The JVM was asked, but has opened no socket to answer on. It may "
                               "be very busy, or its /tmp be full: try again.");
    }
    if (problem == kNoHeapFile) {
        return RuntimeText::tr("This program writes no heap snapshot that can be opened here. Take "
                               "a snapshot by type.");
    }
    if (problem == kNoAgent) {
        return RuntimeText::tr("This Python program answers nobody. Run it from Tidemark, or have "
                               "it import tidemark_agent, which lies in Tidemark’s share folder.");
    }
    if (problem == kNoTracing) {
        return RuntimeText::tr("This Python program does not note which lines allocate. Start it "
                               "with python3 -X tracemalloc, or have it call "
                               "tracemalloc.start().");
    }
    if (problem == kForeignSocket) {
        return RuntimeText::tr("Another process has put something in the place of the socket that "
                               "this program would answer on. Nothing was asked; remove it from "
                               "its /tmp and try again.");
    }
    if (problem == kRuntimeLost) {
        return words.isEmpty()
                   ? RuntimeText::tr("The program broke off before its answer was whole: it has "
                                     "ended, or refuses this user.")
                   : RuntimeText::tr("The program broke off before its answer was whole: %1")
                         .arg(words);
    }
    if (problem == kRuntimeBadAnswer) {
        return RuntimeText::tr("The program answered something that is no answer to the question. "
                               "Nothing of it was kept; try again.");
    }
    return unaskedText(problem);
}

} // namespace tidemark::app
