// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/fetch_text.h"

#include "app/text/file_text.h"
#include "core/model/fetch_problem.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

struct FetchText {
    Q_DECLARE_TR_FUNCTIONS(FetchText)
};

using Kind = FetchProblem::Kind;

/// Of a server that could not be asked at all.
QString unreachableText(Kind kind, const QString& words)
{
    switch (kind) {
    case Kind::NoConnection:
        return FetchText::tr(
                   "The server cannot be reached: %1. Check the address and the port, and "
                   "whether the server runs.")
            .arg(words);
    case Kind::NoAnswer:
        return FetchText::tr(
            "The server took the question and says nothing. Ask for a shorter time, "
            "a longer step or fewer series.");
    case Kind::TooSlow:
        return FetchText::tr("The server has been answering for %1 minutes, and is not at the end. "
                             "Ask for a shorter time, a longer step or fewer series.")
            .arg(words);
    case Kind::NeedsPassword:
        return FetchText::tr(
            "The server wants to know who asks, or does not know the password. Give "
            "user and password in the address, https://USER:PASSWORD@host, or a "
            "token in the environment variable TIDEMARK_BEARER.");
    case Kind::Forbidden:
        return words.isEmpty()
                   ? FetchText::tr("The server does not let this user read its history. Ask with "
                                   "another user or token.")
                   : FetchText::tr("The server does not let this user read its history (“%1”). Ask "
                                   "with another user or token.")
                         .arg(words);
    case Kind::Redirects:
        return FetchText::tr(
                   "The server sends on to %1, which is not followed, so that no password "
                   "goes there. If you trust that address, give it; if it is a page to "
                   "log in, give a token in the environment variable TIDEMARK_BEARER.")
            .arg(words);
    default:
        return FetchText::tr("A web server answers, but has no Prometheus there. Give the address "
                             "before “/api/v1”, as http://host:9090; Grafana has it under "
                             "/api/datasources/proxy/uid/…, Mimir under /prometheus.");
    }
}

/// @p words are a number, to be shown as one.
QString countOf(const std::string& words)
{
    return QLocale().toString(QString::fromStdString(words).toULongLong());
}

/// Of an answer that does not help.
QString uselessText(const FetchProblem& problem, const QString& words)
{
    switch (problem.kind) {
    case Kind::NotPrometheus:
        return FetchText::tr("What the server answers is no answer of Prometheus; it begins with "
                             "“%1”. Check the address.")
            .arg(words);
    case Kind::OtherTime:
        return FetchText::tr("The server answers with another time than it was asked for, so that "
                             "its samples would count several times. Check whether something "
                             "between here and the server leaves out “start” and “end”.");
    case Kind::Refused:
        return words.isEmpty() ? FetchText::tr("The server refuses the query. Check it.")
                               : FetchText::tr("The server refuses the query: “%1”.").arg(words);
    case Kind::ServerFails:
        return FetchText::tr(
                   "The server fails: “%1”. Try again later, or ask for a shorter time, a "
                   "longer step or fewer series.")
            .arg(words);
    case Kind::TooMuch:
        return FetchText::tr("The answer is larger than %1 bytes and was not read to its end. Ask "
                             "for fewer series, by labels.")
            .arg(countOf(problem.words));
    case Kind::TooManySeries:
        return FetchText::tr("There are more than %1 series. Choose fewer, by labels.")
            .arg(countOf(problem.words));
    case Kind::TooManySamples:
        return FetchText::tr(
                   "There are more than %1 samples, for which there is not memory enough. "
                   "Ask for a shorter time, a longer step or fewer series.")
            .arg(countOf(problem.words));
    case Kind::NoNumbers:
        return FetchText::tr("The server has no number for this query in this time, only what is "
                             "none (NaN, infinity). Check what the query computes.");
    default:
        return FetchText::tr(
            "The server has nothing for this query in this time. Check the name of "
            "the metric, the labels and the time.");
    }
}

} // namespace

QString fetchProblemText(const Error& error)
{
    constexpr qsizetype kWordsLimit = 200;
    const FetchProblem problem = fetchProblemOf(error).value_or(FetchProblem());
    const QString words = fileText(problem.words, kWordsLimit);
    return problem.kind <= Kind::Redirects ? unreachableText(problem.kind, words)
                                           : uselessText(problem, words);
}

} // namespace tidemark::app
