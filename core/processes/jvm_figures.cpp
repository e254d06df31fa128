// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/jvm_figures.h"

#include "core/processes/proc_words.h"

#include <cmath>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

/// More is no size of memory.
constexpr std::int64_t kMostSize = std::int64_t{1} << 53U;

/// "5658K" in bytes.
std::optional<std::int64_t> sizeOf(std::string_view word)
{
    constexpr std::string_view kUnits = "BKMGT";
    constexpr unsigned kBitsPerUnit = 10;
    const std::size_t unit = word.empty() ? kUnits.npos : kUnits.find(word.back());
    if (unit == kUnits.npos || word.size() < 2) {
        return {};
    }
    const unsigned shift = static_cast<unsigned>(unit) * kBitsPerUnit;
    const auto count = wholeNumber<std::uint64_t>(word.substr(0, word.size() - 1));
    return count && *count <= static_cast<std::uint64_t>(kMostSize) >> shift
               ? std::optional(static_cast<std::int64_t>(*count << shift))
               : std::nullopt;
}

/// A line with sizes: "def new generation   total 116160K, used 6197K [0x0000…", or with each word
/// behind its size, "512M soft max, 378M committed".
class HeapLine
{
public:
    explicit HeapLine(std::string_view line)
    {
        line = line.substr(0, line.find('['));
        while (!line.empty()) {
            std::string_view part = line.substr(0, line.find(','));
            line.remove_prefix(std::min(part.size() + 1, line.size()));
            takePart(part);
        }
    }

    const std::string& name() const { return m_name; }
    std::optional<std::int64_t> size(std::string_view what) const
    {
        for (const auto& [word, bytes] : m_sizes) {
            if (word == what) {
                return bytes;
            }
        }
        return {};
    }

private:
    /// What stands before the first size is the name; of two words before a size the last counts.
    void takePart(std::string_view part)
    {
        std::vector<std::string_view> words;
        for (std::string_view word = takeWord(part); !word.empty(); word = takeWord(part)) {
            words.push_back(word);
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto bytes = sizeOf(words[i]);
            if (!bytes) {
                continue;
            }
            if (i == 0) { // "378M committed"
                m_sizes.emplace_back(words.back(), *bytes);
                return;
            }
            if (m_sizes.empty()) {
                m_name =
                    joined({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i) - 1});
            }
            m_sizes.emplace_back(words[i - 1], *bytes);
            return;
        }
    }

    static std::string joined(const std::vector<std::string_view>& words)
    {
        std::string text;
        for (const std::string_view word : words) {
            text.append(text.empty() ? "" : " ").append(word);
        }
        return text;
    }

    std::string m_name;
    std::vector<std::pair<std::string, std::int64_t>> m_sizes;
};

/// What a line says, under the name that it has.
std::optional<JvmPool> poolIn(const HeapLine& line)
{
    const auto used = line.size("used");
    auto committed = line.size("committed");
    for (const char* const other : {"total", "capacity"}) {
        committed = committed ? committed : line.size(other);
    }
    return used && committed ? std::optional(JvmPool{line.name(), *used, *committed})
                             : std::nullopt;
}

bool isWhole(std::string_view name)
{
    return name.empty() || name.starts_with("garbage-first heap") || name == "ZHeap";
}

} // namespace

std::optional<JvmMemory> jvmMemoryIn(std::string_view text)
{
    JvmMemory memory;
    bool isHeapTold = false;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        auto pool = poolIn(HeapLine(line));
        if (!pool) {
            continue;
        }
        if (pool->name == "Metaspace") {
            memory.metaspace = std::move(pool);
        } else if (isWhole(pool->name) && !isHeapTold) {
            memory.heap = {{}, pool->used, pool->committed};
            isHeapTold = true;
        } else if (pool->name != "class space") {
            memory.generations.push_back(std::move(*pool));
        }
    }
    if (isHeapTold) {
        memory.generations.clear(); // they would say it twice
        return memory;
    }
    for (const JvmPool& one : memory.generations) {
        memory.heap.used += one.used;
        memory.heap.committed += one.committed;
    }
    return memory.generations.empty() ? std::nullopt : std::optional(std::move(memory));
}

std::vector<JvmPool> g1PoolsIn(const PerfData& data)
{
    // A capacity has some bytes more than it is, so that none is 0; all are whole regions, and
    // those are of 1 MiB or more. Source: openjdk/jdk, src/hotspot/share/gc/g1/g1MonitoringSupport.
    constexpr std::int64_t kLeastRegion = std::int64_t{1} << 20U;
    const auto size = [&data](const std::string& name) -> std::optional<std::int64_t> {
        const auto bytes = data.number(name);
        return bytes && *bytes >= 0 && *bytes <= kMostSize ? bytes : std::nullopt;
    };
    if (data.text("sun.gc.policy.name") != "GarbageFirst") {
        return {};
    }
    std::vector<JvmPool> pools;
    for (const auto& [name, spaces] :
         {std::pair("G1 eden", std::vector{"0.space.0"}),
          std::pair("G1 survivors", std::vector{"0.space.1", "0.space.2"}),
          std::pair("G1 old", std::vector{"1.space.0"})}) {
        JvmPool& pool = pools.emplace_back(JvmPool{name});
        for (const char* const space : spaces) {
            const std::string place = fmt::format("sun.gc.generation.{}", space);
            const auto used = size(place + ".used");
            const auto capacity = size(place + ".capacity");
            if (!used || !capacity) {
                return {};
            }
            pool.used += *used;
            pool.committed += *capacity / kLeastRegion * kLeastRegion;
        }
    }
    return pools;
}

std::vector<JvmCollector> jvmCollectorsIn(const PerfData& data)
{
    constexpr int kMostCollectors = 16;
    constexpr double kNanoseconds = 1e9;
    const auto frequency = data.number("sun.os.hrt.frequency").value_or(0);
    const double perTick = frequency > 0 ? kNanoseconds / static_cast<double>(frequency) : 1.0;
    std::vector<JvmCollector> collectors;
    for (int number = 0; number < kMostCollectors; ++number) {
        const std::string place = fmt::format("sun.gc.collector.{}", number);
        const auto invocations = data.number(place + ".invocations");
        if (!invocations) {
            continue;
        }
        const auto time = [&](const char* name) {
            const auto ticks = data.number(place + name).value_or(0);
            return std::llround(static_cast<double>(ticks) * perTick);
        };
        collectors.push_back({data.text(place + ".name"), *invocations, time(".lastEntryTime"),
                              time(".lastExitTime")});
    }
    return collectors;
}

} // namespace tidemark
