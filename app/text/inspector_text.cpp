// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/inspector_text.h"

#include "app/text/file_text.h"
#include "app/text/runtime_text.h"
#include "core/live/inspector_problem.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

struct InspectorText {
    Q_DECLARE_TR_FUNCTIONS(InspectorText)
};

/// Why the inspector of a process that has none open cannot be opened.
QString closedText(std::string_view problem)
{
    if (problem == kNotNode) {
        return InspectorText::tr(
            "This process is not known to be Node.js, and any other program would be ended by the "
            "signal that opens Node’s inspector. Start it with an inspector (--inspect) and give "
            "its address.");
    }
    if (problem == kSignalDisabled) {
        return InspectorText::tr(
            "This Node was started with --disable-sigusr1: the signal that opens the inspector "
            "would end it. Start it with --inspect.");
    }
    if (problem == kSignalUncaught) {
        return InspectorText::tr(
            "This process does not handle the signal that opens Node’s inspector, and would be "
            "ended by it. Start it with --inspect.");
    }
    if (problem == kSignalTaken) {
        return InspectorText::tr(
            "This Node writes a heap snapshot when it gets the signal that would open its "
            "inspector (--heapsnapshot-signal). Start it with --inspect, or with another signal.");
    }
    if (problem == kOtherNetwork) {
        return InspectorText::tr(
            "This process is in a network of its own, as in a container: the inspector that it "
            "would open there cannot be reached from here. Start it with --inspect=0.0.0.0:9229, "
            "publish that port to this machine’s loopback only, and give its address.");
    }
    if (problem == kNotOpen) {
        return InspectorText::tr("The inspector of this process is not open.");
    }
    if (problem == kPortTaken) {
        return InspectorText::tr(
            "Node could not open its inspector: another process listens on the port for it, 9229 "
            "if "
            "Node was not told another one. End that process, or start Node with "
            "--inspect-port=0, which takes a free port.");
    }
    return InspectorText::tr(
        "The process got the signal that opens Node’s inspector, but opened none: it may handle "
        "that signal itself, or be stopped. Start it with --inspect.");
}

/// Why a signal did not do, or would not do now; empty for other problems.
QString signalText(std::string_view problem)
{
    if (problem == kStopped) {
        return InspectorText::tr("This process is stopped, by a signal or by a debugger, and "
                                 "answers nothing. Let it go on, as with “kill -CONT”, and try "
                                 "again.");
    }
    if (problem == kNoSnapshotSignal) {
        return InspectorText::tr(
            "This process was not started with --heapsnapshot-signal, or does not handle that "
            "signal. Start Node with --heapsnapshot-signal=SIGUSR2, or use its inspector.");
    }
    if (problem == kNoSnapshotFile) {
        return InspectorText::tr(
            "The process got the signal for a heap snapshot, but its folder holds no new one that "
            "is whole. It may be busy: look there later for “Heap.….heapsnapshot”.");
    }
    return {};
}

/// What is wrong with the other side; empty for other problems.
QString answerText(std::string_view problem, const QString& words)
{
    if (problem == kNoConnection) {
        return InspectorText::tr("No connection to the inspector: %1. Check its address, and that "
                                 "the program still runs.")
            .arg(words);
    }
    if (problem == kNoInspector) {
        return InspectorText::tr("Something answers there, but it is no inspector. Check the "
                                 "address.");
    }
    if (problem == kNoTarget) {
        return InspectorText::tr("The inspector offers no program whose heap could be seen. Open a "
                                 "page, or start the program.");
    }
    if (problem == kNoWorker) {
        return InspectorText::tr("The program has no worker thread with this number. It may have "
                                 "ended.");
    }
    if (problem == kWorkerEnded) {
        return InspectorText::tr("The worker thread has ended.");
    }
    if (problem == kNoAnswer) {
        return InspectorText::tr("The program has not answered for a long time. It may be stopped "
                                 "in a debugger, or be short of memory. Try again.");
    }
    if (problem == kBadAnswer) {
        return InspectorText::tr("The inspector answered something that its protocol does not "
                                 "know. Check the address.");
    }
    if (problem == kConnectionLost) {
        return InspectorText::tr("The connection to the inspector was lost: the program has ended, "
                                 "or has closed it.");
    }
    if (problem == kLetGo) {
        return InspectorText::tr("The heap was let go before this was done.");
    }
    if (problem == kRefused) {
        return InspectorText::tr("The program refused: %1", "its own words").arg(words);
    }
    return {};
}

} // namespace

QString inspectorProblemText(const std::string& detail)
{
    constexpr qsizetype kWordsLimit = 200;
    const std::string_view problem = std::string_view(detail).substr(0, detail.find('\n'));
    const bool hasWords = problem.size() < detail.size();
    const QString words =
        hasWords ? fileText(detail.substr(problem.size() + 1), kWordsLimit) : QString();
    for (const QString& text :
         {runtimeProblemText(problem, words), answerText(problem, words), signalText(problem)}) {
        if (!text.isEmpty()) {
            return text;
        }
    }
    return closedText(problem);
}

QString inspectorTargetText(const InspectorTarget& target)
{
    constexpr qsizetype kTitleLimit = 200;
    QString title = fileText(target.title.empty() ? target.url : target.title, kTitleLimit);
    if (!target.worker.empty()) {
        const QString number = fileText(target.worker, kTitleLimit);
        for (const char* const usual : {"[worker %1]", "Worker %1"}) { // before its own name
            const QString start = QString::fromLatin1(usual).arg(number);
            title = title.startsWith(start) ? title.mid(start.size()).trimmed() : title;
        }
        return title.isEmpty()
                   ? InspectorText::tr("Worker %1").arg(number)
                   : InspectorText::tr("Worker %1: %2", "number, title").arg(number, title);
    }
    return target.type == "node" || title.isEmpty() ? InspectorText::tr("Main thread") : title;
}

QString pauseText(const PauseEstimate& estimate)
{
    using namespace std::chrono_literals;
    constexpr auto kInSeconds = 120s;
    const double seconds = std::chrono::duration<double>(estimate.length).count();
    if (estimate.length >= kInSeconds) {
        constexpr double kMinute = 60.0;
        return InspectorText::tr("%1 min").arg(QLocale().toString(seconds / kMinute, 'f', 0));
    }
    return InspectorText::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 2 ? 1 : 0));
}

} // namespace tidemark::app
