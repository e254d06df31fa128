// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string_view>

namespace tidemark
{

/// Why a server's history did not come: the detail of ErrorCode::CannotFetch.
struct FetchProblem {
    enum class Kind {
        NoConnection,   ///< nothing answers at the address; words: the system's
        NoAnswer,       ///< it was silent for too long
        TooSlow,        ///< it goes on and on and does not come to an end; words: minutes
        NeedsPassword,  ///< 401
        Forbidden,      ///< 403; words: the server's
        NoSuchPath,     ///< 404: there is a server, but none of Prometheus' kind at this path
        Redirects,      ///< to another host; words: where to, without what may be secret
        NotPrometheus,  ///< it answers with something else; words: how that begins
        OtherTime,      ///< it answers with another stretch of time than was asked for
        Refused,        ///< it says that the request is wrong; words: the server's
        ServerFails,    ///< status 5xx; words: the status and what the server says
        TooMuch,        ///< an answer larger than can be meant; words: bytes
        TooManySeries,  ///< words: how many there may be
        TooManySamples, ///< more than memory has room for; words: how many there may be
        NoNumbers,      ///< the query gives series, and no number in that time
        NoSeries,       ///< the query finds nothing in that time
    };
    Kind kind = Kind::NoConnection;
    std::string words = {}; ///< plain text of somebody else's; empty where there is none
};

Error fetchError(const FetchProblem& problem);

/// None if @p error is no CannotFetch.
std::optional<FetchProblem> fetchProblemOf(const Error& error);

} // namespace tidemark
