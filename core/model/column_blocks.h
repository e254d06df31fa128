// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column.h"

#include <memory>

namespace tidemark
{

/// Memory for the equal blocks of a column that grows. Of a long one they are cut from larger
/// pieces, which the system fills by huge pages: half the time of reading ten million samples went
/// into page faults. A piece lives as long as one of its blocks. Used by one thread.
template <typename T, std::size_t kBlock>
class ColumnBlocks
{
public:
    /// Blocks of kBlock elements until the column counts as long: what is begun in vain of a piece
    /// is little beside it then.
    static constexpr std::size_t kUntilLong = 32;

    /// One more block, uninitialised.
    std::shared_ptr<T[]> next()
    {
        if (m_given < kUntilLong) {
            ++m_given;
            return std::shared_ptr<T[]>(new T[kBlock]);
        }
        if (m_left == 0) {
            m_piece = std::shared_ptr<T[]>(static_cast<T*>(allocateColumn(kPieceBytes)),
                                           [](T* piece) { freeColumn(piece, kPieceBytes); });
            m_left = kPieceBlocks;
        }
        const std::size_t begin = (kPieceBlocks - m_left--) * kBlock;
        return std::shared_ptr<T[]>(m_piece, m_piece.get() + begin);
    }

private:
    static constexpr std::size_t kPieceBytes = 4U << 20U;
    static constexpr std::size_t kPieceBlocks = kPieceBytes / sizeof(T) / kBlock;

    std::shared_ptr<T[]> m_piece;
    std::size_t m_left = 0; ///< blocks of the piece
    std::size_t m_given = 0;
};

} // namespace tidemark
