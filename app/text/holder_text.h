// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/snapshots/survivor_listing.h"

#include <QString>

#include <optional>

namespace tidemark::app
{

/// What a holder keeps from being freed. Sizes in bytes.
struct KeptObjects {
    std::uint64_t count = 0;
    std::string_view className;
    std::uint64_t bytes = 0; ///< that freeing them would free

    /// Of functions: what the program knows that they keep; 0 if that is not known.
    std::uint64_t behindCount = 0;
    std::string_view behindName = {};
};

/// What a group of @p listing is; must not outlive it.
KeptObjects keptOf(const SurvivorListing& listing, std::size_t group);

/// What holds objects, in one sentence of plain text: "“leakyData” in the closure context of
/// “hoge”, server.js:17, keeps 2,000 Fuga, 24.1 MiB". Null: only the engine holds them.
QString holderText(const std::optional<Holder>& holder, const KeptObjects& kept,
                   SizeUnit unit = SizeUnit::Binary);

/// What @p count objects of a class are called in a sentence: by the class, and functions, which
/// have none of a program's own, as "functions".
QString classText(std::string_view className, std::uint64_t count);

/// "server.js:17": the file without its folder, and the line if it is known. Empty if the script
/// is not.
QString scriptPlaceText(const ScriptPlace& place);

} // namespace tidemark::app
