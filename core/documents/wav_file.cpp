// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/wav_file.h"

namespace tidemark
{

namespace
{

/// Least significant byte first, whatever machine this is.
void append(std::string& file, std::uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; ++i) {
        file += static_cast<char>((number >> (8 * i)) & 0xFFU);
    }
}

} // namespace

std::string wavFile(std::span<const std::int16_t> sound, int rate)
{
    constexpr std::uint32_t kHeader = 36; // bytes between its size and the sound
    constexpr std::uint32_t kSampleBytes = 2;
    const auto soundBytes = static_cast<std::uint32_t>(sound.size()) * kSampleBytes;
    const auto perSecond = static_cast<std::uint32_t>(rate);
    std::string file = "RIFF";
    append(file, kHeader + soundBytes, 4);
    file += "WAVEfmt ";
    append(file, 16, 4); // bytes that describe the format
    append(file, 1, 2);  // plain samples
    append(file, 1, 2);  // one channel
    append(file, perSecond, 4);
    append(file, perSecond * kSampleBytes, 4);
    append(file, kSampleBytes, 2);
    append(file, 8 * kSampleBytes, 2);
    file += "data";
    append(file, soundBytes, 4);
    for (const std::int16_t sample : sound) {
        append(file, static_cast<std::uint16_t>(sample), 2);
    }
    return file;
}

} // namespace tidemark
