// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"
#include "app/workspace/source_listing.h"

#include <vector>

namespace tidemark::app
{

/// As many recordings as can be filtered and grouped; fewer are seen at a glance.
inline constexpr std::size_t kManySources = 8;

/// Recordings that are listed under one heading.
struct SourceGroup {
    QString name;         ///< empty: what belongs to no group
    std::vector<int> ids; ///< in the order of the session
};

/// What the list of sources shows.
struct SourceRows {
    bool isGrouped = false; ///< else there is one group, without a heading
    std::vector<SourceGroup> groups;
};

SourceRows sourceRowsOf(const Session& session, const SourceListing& listing);

/// The program of a command line without its arguments: "node server.js", "sleep".
QString programOf(const std::string& commandLine);

} // namespace tidemark::app
