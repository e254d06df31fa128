// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <QCoreApplication>

namespace tidemark::app
{

// Each in a file of its own, compare_command.cpp and so on.
RunCommand addCompare(CommandOptions& command);
RunCommand addConvert(CommandOptions& command);
RunCommand addFetch(CommandOptions& command);
RunCommand addFormats(CommandOptions& command);
RunCommand addHunt(CommandOptions& command);
RunCommand addLeak(CommandOptions& command);
RunCommand addNodes(CommandOptions& command);
RunCommand addObject(CommandOptions& command);
RunCommand addProcesses(CommandOptions& command);
RunCommand addRecord(CommandOptions& command);
RunCommand addReport(CommandOptions& command);
RunCommand addRuns(CommandOptions& command);
RunCommand addSnapshot(CommandOptions& command);
RunCommand addSummary(CommandOptions& command);
RunCommand addSuspects(CommandOptions& command);
RunCommand addTypes(CommandOptions& command);

std::span<const Command> commands()
{
    static constexpr Command kCommands[] = {
        {"formats", QT_TRANSLATE_NOOP("Commands", "List the formats that can be read"), addFormats},
        {"summary",
         QT_TRANSLATE_NOOP("Commands", "Show what recordings hold: peaks, figures, warnings"),
         addSummary},
        {"runs",
         QT_TRANSLATE_NOOP(
             "Commands", "Compare recordings by peak, duration, mean and area with the first one"),
         addRuns},
        {"leak",
         QT_TRANSLATE_NOOP(
             "Commands",
             "Say whether memory leaks; exit with 1 if it does. Of several recordings the JSON "
             "document is about the worst, and lists all in “files”"),
         addLeak},
        {"convert", QT_TRANSLATE_NOOP("Commands", "Write a recording as .tidemark, .csv or .json"),
         addConvert},
        {"report",
         QT_TRANSLATE_NOOP("Commands", "Write a page about recordings and snapshots: pictures, "
                                       "tables, verdicts"),
         addReport},
        {"types", QT_TRANSLATE_NOOP("Commands", "List a snapshot’s types with their sizes"),
         addTypes},
        {"suspects",
         QT_TRANSLATE_NOOP("Commands",
                           "Say which objects, or types of many objects, keep a large share of a "
                           "heap, and what holds them"),
         addSuspects},
        {"compare",
         QT_TRANSLATE_NOOP(
             "Commands",
             "Compare two snapshots by type, with a third show what outlived both; of one "
             "file show the differences that it has recorded"),
         addCompare},
        {"object", QT_TRANSLATE_NOOP("Commands", "Show one object and what holds it"), addObject},
        {"nodes",
         QT_TRANSLATE_NOOP("Commands",
                           "Print every object: id, shallow, retained, dominator, distance"),
         addNodes},
        {"record", QT_TRANSLATE_NOOP("Commands", "Record the memory of a process or a program"),
         addRecord},
        {"fetch",
         QT_TRANSLATE_NOOP("Commands", "Fetch the memory of a fleet from a Prometheus server"),
         addFetch},
        {"snapshot",
         QT_TRANSLATE_NOOP("Commands",
                           "Have a running Node.js, or a browser’s tab, write a heap snapshot"),
         addSnapshot},
        {"hunt",
         QT_TRANSLATE_NOOP("Commands",
                           "Find what a Node.js keeps of an action that is done again and again; "
                           "exit with 1 if it does"),
         addHunt},
        {"processes",
         QT_TRANSLATE_NOOP("Commands",
                           "List the running processes with their memory, own ones first"),
         addProcesses},
    };
    return kCommands;
}

} // namespace tidemark::app
