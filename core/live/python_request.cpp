// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/python_request.h"

#include "core/live/inspector_problem.h"
#include "core/live/runtime_problem.h"
#include "core/live/unix_request.h"
#include "core/processes/python_answers.h"

namespace tidemark
{

namespace
{

Result<std::string> askPython(std::int32_t pid, std::string_view question,
                              const TaskControl& control)
{
    const auto answers = pythonAnswersOf(pid);
    if (!answers) {
        return tl::unexpected(answers.error());
    }
    if (answers->path.empty()) {
        return tl::unexpected(runtimeError(kNoAgent));
    }
    if (answers->isStopped) {
        return tl::unexpected(runtimeError(kStopped));
    }
    UnixRequest request;
    request.path = answers->path;
    request.pid = pid;
    request.user = answers->user;
    request.text = std::string(question) + '\n';
    return askUnixSocket(request, control);
}

/// Why an answer is no good: a program that ends closes its socket wherever it is.
tl::unexpected<Error> badAnswer(std::int32_t pid)
{
    return tl::unexpected(runtimeError(pythonAnswersOf(pid) ? kRuntimeBadAnswer : kRuntimeLost));
}

} // namespace

Result<TypeTable> pythonTypesOf(std::int32_t pid, const TaskControl& control)
{
    const auto answer = askPython(pid, "types", control);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    auto types = pythonTypesIn(*answer);
    return types ? Result<TypeTable>(std::move(*types)) : badAnswer(pid);
}

Result<TypeTable> pythonSitesOf(std::int32_t pid, const TaskControl& control)
{
    const auto answer = askPython(pid, "sites", control);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    if (*answer == "tidemark 1\nend 0\n" || *answer == "tidemark 1\n\nend 0\n") {
        return tl::unexpected(runtimeError(kNoTracing));
    }
    auto sites = pythonTypesIn(*answer);
    if (!sites) {
        return badAnswer(pid);
    }
    sites->areSites = true;
    return sites;
}

Result<void> collectPythonGarbage(std::int32_t pid, const TaskControl& control)
{
    const auto answer = askPython(pid, "collect", control);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    return answer->starts_with("tidemark 1\n") && answer->ends_with("\nend 1\n") ? Result<void>()
                                                                                 : badAnswer(pid);
}

} // namespace tidemark
