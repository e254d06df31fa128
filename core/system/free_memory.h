// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark
{

/// Gives the system back what was freed and is kept by the allocator for later. Takes milliseconds
/// a gigabyte; any thread.
void giveBackFreeMemory();

} // namespace tidemark
