// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark
{

/// Has the processor fetch @p place into its cache while it goes on. A hint: the place need not
/// even exist.
inline void prefetch([[maybe_unused]] const void* place)
{
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
}

} // namespace tidemark
