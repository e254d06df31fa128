// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tidemark/tidemark_recording.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace tidemark
{

/// The samples of one series of an exported document, as its two arrays hold them.
struct ExportedSamples {
    static constexpr std::int64_t kNoPosition = std::numeric_limits<std::int64_t>::min();
    static constexpr double kNoValue = std::numeric_limits<double>::infinity();

    std::vector<std::int64_t> positions; ///< in the axis unit; kNoPosition for what is none
    std::vector<double> values;          ///< kGap for null, kNoValue for what is no number

    void clear();
};

/// One recording of a JSON document that core/documents/json_export wrote, while its parts come in.
/// The axis unit must come before the first position.
class ExportedRecording
{
public:
    /// A member that is no list; those that say nothing about the recording itself are dropped.
    void setFact(const std::string& key, nlohmann::json value);

    /// The position in a number's text, or kNoPosition.
    std::int64_t positionOf(std::string_view number) const;

    /// An element of the list called @p list. @p samples are those of a series; @p isWhole is
    /// false if the document was cut inside it. What is damaged is counted at @p line.
    void addItem(const std::string& list, const nlohmann::json& item,
                 const ExportedSamples& samples, bool isWhole, std::uint64_t line);

    /// Damage found while reading this recording.
    WarningTally& tally() { return m_recording.tally(); }

    /// Hands the recording out, or null if nothing in it can be shown; this object is then spent.
    /// Series without a sample are left out.
    std::shared_ptr<const Recording> finish();

private:
    bool add(const std::string& list, const nlohmann::json& item);
    bool addSeries(const nlohmann::json& item);
    std::uint64_t addSamples(const ExportedSamples& samples, bool isWhole);
    nlohmann::json positionIn(const nlohmann::json& item, const char* key) const;

    TidemarkRecording m_recording{{}};
    nlohmann::json m_program = "";
    nlohmann::json m_axisUnit; ///< as the recording file spells it
    bool m_isTimed = false;
    nlohmann::json m_started;
    std::int64_t m_groups = 0;
    bool m_isSummary = false; ///< a series counts samples but holds none
};

} // namespace tidemark
