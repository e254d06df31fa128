// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/workspace/session.h"
#include "app/workspace/shown_views.h"
#include "app/workspace/size_axis.h"
#include "app/workspace/source_listing.h"
#include "app/workspace/view_options.h"

#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark::app
{

// What values are called in the file of settings.

/// A value and its name.
template <typename Value>
using Name = std::pair<Value, const char*>;

inline constexpr std::array<Name<AreaShape>, 2> kAreaShapes{
    {{AreaShape::Treemap, "treemap"}, {AreaShape::Icicle, "icicle"}}};
inline constexpr std::array<Name<HeapAreas>, 2> kHeapAreaNames{
    {{HeapAreas::Dominators, "dominators"}, {HeapAreas::Types, "types"}}};
inline constexpr std::array<Name<SizeUnit>, 3> kSizeUnits{
    {{SizeUnit::Binary, "binary"}, {SizeUnit::Decimal, "decimal"}, {SizeUnit::Bytes, "bytes"}}};
inline constexpr std::array<Name<SizeAxis::Kind>, 3> kSizeAxes{
    {{SizeAxis::Kind::FromZero, "from_zero"},
     {SizeAxis::Kind::Fitted, "fitted"},
     {SizeAxis::Kind::Logarithmic, "logarithmic"}}};
inline constexpr std::array<Name<Session::Alignment>, 2> kAlignments{
    {{Session::Alignment::Start, "start"}, {Session::Alignment::WallClock, "wall_clock"}}};
inline constexpr std::array<Name<SourceListing::Grouping>, 3> kGroupings{
    {{SourceListing::Grouping::None, "none"},
     {SourceListing::Grouping::Folder, "folder"},
     {SourceListing::Grouping::Program, "program"}}};
inline constexpr std::array<Name<ShownViews::Kind>, 3> kViewKinds{
    {{ShownViews::Kind::Timeline, "timeline"},
     {ShownViews::Kind::Heap, "heap"},
     {ShownViews::Kind::Both, "both"}}};

/// The value that @p key names, the first of @p names if it names none.
template <typename Names>
auto valueOf(const QSettings& settings, const QString& key, const Names& names)
{
    const QByteArray stored = settings.value(key).toString().toUtf8();
    const auto found =
        std::ranges::find_if(names, [&](const auto& name) { return stored == name.second; });
    return found == names.end() ? names.front().first : found->first;
}

/// Has @p key name @p value, which is among @p names.
template <typename Names, typename Value>
void store(QSettings& settings, const QString& key, const Names& names, Value value)
{
    const auto found = std::ranges::find(names, value, &Names::value_type::first);
    settings.setValue(key, QString::fromLatin1(found->second));
}

} // namespace tidemark::app
