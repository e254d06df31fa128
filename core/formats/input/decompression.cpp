// SPDX-License-Identifier: GPL-3.0-or-later
// .gz through zlib and .zst through libzstd, as streams with a guard against bombs.
#include "core/formats/input/byte_source.h"

#include <zlib.h>
#include <zstd.h>

namespace tidemark
{

namespace
{

constexpr std::size_t kCompressedBlock = 256U << 10U;

/// What both decompressors share: a buffer of compressed bytes and the bomb guard.
class Decompressor : public ByteSource
{
public:
    Decompressor(std::unique_ptr<ByteSource> compressed, std::string first)
        : m_source(std::move(compressed)),
          m_buffer(std::move(first)),
          m_end(m_buffer.size())
    {
    }

    Result<std::size_t> read(std::span<char> out) override
    {
        for (;;) {
            if (m_begin == m_end) {
                if (auto refilled = refill(); !refilled) {
                    return tl::unexpected(std::move(refilled.error()));
                }
                if (m_begin == m_end) {
                    return atBoundary() ? Result<std::size_t>(0U) : damaged();
                }
            }
            const Result<std::size_t> made = decompress(out);
            if (!made) {
                return made;
            }
            m_produced += *made;
            if (auto fits = checkRatio(m_produced, m_source->consumed()); !fits) {
                return tl::unexpected(std::move(fits.error()));
            }
            if (*made > 0) {
                return made;
            }
        }
    }

    std::uint64_t consumed() const override { return m_source->consumed() - (m_end - m_begin); }

protected:
    /// Moves m_begin past what it used. 0 bytes made means: more input is needed.
    virtual Result<std::size_t> decompress(std::span<char> out) = 0;

    /// True if the stream may end here.
    virtual bool atBoundary() const = 0;

    tl::unexpected<Error> damaged() const
    {
        return failure(ErrorCode::BadCompression, {}, {}, consumed());
    }

    std::unique_ptr<ByteSource> m_source;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end;

private:
    Result<void> refill()
    {
        m_buffer.resize(kCompressedBlock);
        const auto got = m_source->read(m_buffer);
        m_begin = 0;
        m_end = got.value_or(0U);
        return got ? Result<void>() : tl::unexpected(got.error());
    }

    std::uint64_t m_produced = 0;
};

class GzipSource final : public Decompressor
{
public:
    GzipSource(std::unique_ptr<ByteSource> compressed, std::string first)
        : Decompressor(std::move(compressed), std::move(first))
    {
        constexpr int kGzipOnly = 16 + MAX_WBITS;
        inflateInit2(&m_stream, kGzipOnly);
    }
    ~GzipSource() override { inflateEnd(&m_stream); }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

protected:
    Result<std::size_t> decompress(std::span<char> out) override
    {
        if (m_betweenMembers) {
            if (m_buffer[m_begin] == '\0') { // padding, as tape and dd leave it
                ++m_begin;
                return 0U;
            }
            inflateReset(&m_stream);
        }
        m_stream.next_in = reinterpret_cast<Bytef*>(m_buffer.data() + m_begin);
        m_stream.avail_in = static_cast<uInt>(m_end - m_begin);
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        m_begin = m_end - m_stream.avail_in;
        m_betweenMembers = status == Z_STREAM_END;
        const std::size_t made = out.size() - m_stream.avail_out;
        const bool good = status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
        if (!good && made == 0) { // what came before the damage goes out first
            return damaged();
        }
        return made;
    }

    bool atBoundary() const override { return m_betweenMembers; }

private:
    z_stream m_stream = {};
    bool m_betweenMembers = false;
};

class ZstdSource final : public Decompressor
{
public:
    ZstdSource(std::unique_ptr<ByteSource> compressed, std::string first)
        : Decompressor(std::move(compressed), std::move(first)),
          m_context(ZSTD_createDCtx())
    {
        constexpr int kMaxWindowLog = 27; // 128 MiB: what `zstd -19 --long` needs and no more
        ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    }

protected:
    Result<std::size_t> decompress(std::span<char> out) override
    {
        ZSTD_inBuffer from{m_buffer.data() + m_begin, m_end - m_begin, 0};
        ZSTD_outBuffer to{out.data(), out.size(), 0};
        const std::size_t status = ZSTD_decompressStream(m_context.get(), &to, &from);
        m_begin += from.pos;
        if (ZSTD_isError(status) != 0) {
            return damaged();
        }
        m_betweenFrames = status == 0;
        return to.pos;
    }

    bool atBoundary() const override { return m_betweenFrames; }

private:
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> m_context;
    bool m_betweenFrames = false;
};

} // namespace

std::unique_ptr<ByteSource> makeGzipSource(std::unique_ptr<ByteSource> compressed,
                                           std::string first)
{
    return std::make_unique<GzipSource>(std::move(compressed), std::move(first));
}

std::unique_ptr<ByteSource> makeZstdSource(std::unique_ptr<ByteSource> compressed,
                                           std::string first)
{
    return std::make_unique<ZstdSource>(std::move(compressed), std::move(first));
}

} // namespace tidemark
