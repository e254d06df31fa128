// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"

#include <memory>
#include <string>

namespace tidemark
{

/// Bytes of another source in another form, made block by block.
class ConvertingSource : public ByteSource
{
public:
    Result<std::size_t> read(std::span<char> out) final;
    std::uint64_t consumed() const final { return m_source->consumed(); }

protected:
    explicit ConvertingSource(std::unique_ptr<ByteSource> source);

    /// Appends the next block to @p ready, which may be nothing; false once all is converted.
    virtual Result<bool> convertBlock(std::string& ready) = 0;

    ByteSource& source() { return *m_source; }

private:
    std::unique_ptr<ByteSource> m_source;
    std::string m_ready;
    std::size_t m_used = 0; ///< of m_ready, handed out
    bool m_isAtEnd = false;
};

} // namespace tidemark
