// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_statistics.h"

#include <QColor>
#include <QString>

#include <array>

namespace tidemark::app
{

/// The kinds of memory that the statistics tell apart, as DevTools lists them. They cover the
/// whole.
enum class HeapKind { Code, Strings, Arrays, TypedArrays, OtherNative, System, Other };

inline constexpr std::array kHeapKinds{
    HeapKind::Code,        HeapKind::Strings, HeapKind::Arrays, HeapKind::TypedArrays,
    HeapKind::OtherNative, HeapKind::System,  HeapKind::Other};

/// Bytes of a kind.
std::uint64_t bytesOf(const HeapStatistics& statistics, HeapKind kind);

QString nameOf(HeapKind kind);
QColor colourOf(HeapKind kind);

} // namespace tidemark::app
