// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hunt_report.h"

#include "app/cli/json_printer.h"
#include "app/cli/survivor_report.h"
#include "app/cli/text_table.h"
#include "app/text/count_text.h"
#include "app/text/file_text.h"
#include "app/text/hunt_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

using Json = JsonPrinter::Json;

constexpr double kNanoseconds = 1e9;

struct HuntReportText {
    Q_DECLARE_TR_FUNCTIONS(HuntReport)
};

const char* idOf(HuntVerdict verdict)
{
    switch (verdict) {
    case HuntVerdict::Leak:
        return "leak";
    case HuntVerdict::NoLeak:
        return "no_leak";
    case HuntVerdict::Undecided:
        break;
    }
    return "undecided";
}

Json idOf(HuntDoubt doubt)
{
    switch (doubt) {
    case HuntDoubt::NotFollowed:
        return "not_followed";
    case HuntDoubt::Failed:
        return "failed";
    case HuntDoubt::OthersLeftOut:
        return "others_left_out";
    case HuntDoubt::GrownInPlace:
        return "grown_in_place";
    case HuntDoubt::Uneven:
        return "uneven";
    case HuntDoubt::LateGrowth:
        return "late_growth";
    case HuntDoubt::None:
        break;
    }
    return nullptr;
}

Json bytesJson(const std::optional<double>& bytes)
{
    return bytes ? Json(static_cast<std::int64_t>(*bytes)) : Json();
}

Json typesJson(const std::vector<HuntedType>& types)
{
    Json list = Json::array();
    for (const HuntedType& type : types) {
        list.push_back({{"name", type.type.name},
                        {"key", type.type.key()},
                        {"counts", type.counts},
                        {"shallow_bytes", type.shallowBytes},
                        {"survivors", type.survivors}});
    }
    return list;
}

Json marksJson(const std::vector<HuntReading>& readings)
{
    Json list = Json::array();
    for (const HuntReading& reading : readings) {
        list.push_back({{"name", tidemark::idOf(reading.moment)},
                        {"at", static_cast<double>(reading.position) / kNanoseconds},
                        {"rss_bytes", bytesJson(reading.resident)},
                        {"heap_used_bytes", bytesJson(reading.heapUsed)}});
    }
    return list;
}

QString marksText(const std::vector<HuntReading>& readings)
{
    using Align = TextTable::Align;
    TextTable table({{HuntReportText::tr("Moment"), Align::Left},
                     {HuntReportText::tr("At"), Align::Right},
                     {QStringLiteral("RSS"), Align::Right},
                     {HuntReportText::tr("Heap used"), Align::Right}});
    for (const HuntReading& reading : readings) {
        table.addRow({huntMomentText(reading.moment),
                      axisPositionText(AxisUnit::Nanoseconds, reading.position),
                      sizeText(reading.resident), sizeText(reading.heapUsed)});
    }
    return table.text();
}

QString typesText(const std::vector<HuntedType>& types)
{
    using Align = TextTable::Align;
    TextTable table({{HuntReportText::tr("Type"), Align::Left},
                     {HuntReportText::tr("Objects in A"), Align::Right},
                     {QStringLiteral("B"), Align::Right},
                     {QStringLiteral("C"), Align::Right},
                     {HuntReportText::tr("Shallow size, A to C"), Align::Right}});
    for (std::size_t i = 0; i < std::min(types.size(), kMostHunted); ++i) {
        const HuntedType& type = types[i];
        table.addRow({fileText(type.type.name, kNameLimit), countText(type.counts[0]),
                      countText(type.counts[1]), countText(type.counts[2]),
                      signedSizeText(bytesGrown(type))});
    }
    return table.text();
}

QString holdersText(const HuntFindings& findings)
{
    QString text;
    for (const QString& holder : huntHolderTexts(findings)) {
        text += QString(kIndent, u' ') + holder + u'\n';
    }
    return text.isEmpty()
               ? text
               : HuntReportText::tr("What came between A and B and is left in C:") + u'\n' + text;
}

Json filesJson(const HuntReport& report)
{
    return {{"a", report.files[0]},
            {"b", report.files[1]},
            {"c", report.files[2]},
            {"recording", report.recording},
            {"session", report.session.empty() ? Json() : Json(report.session)}};
}

} // namespace

bool printHuntJson(const HuntReport& report)
{
    const HuntFindings& findings = report.findings;
    const HuntJudgement& judgement = findings.judgement;
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("verdict", idOf(judgement.verdict));
    json.add("doubt", idOf(judgement.doubt));
    json.add("rounds", report.rounds);
    json.add("actions", findings.conditions.actions);
    json.add("failed_actions", findings.conditions.failedActions);
    json.add("bytes_per_action", judgement.bytesPerAction);
    json.add("bytes_per_action_low", judgement.leastBytesPerAction);
    json.add("bytes_per_action_high", judgement.mostBytesPerAction);
    json.add("grown", typesJson(judgement.grown));
    json.add("doubtful", typesJson(judgement.doubtful));
    json.add("marks", marksJson(report.readings));
    if (findings.survivors->followed() == Followed::ToThird) {
        addSurvivors(*findings.survivors, json);
    } else {
        json.add("survivors", nullptr);
    }
    json.add("files", filesJson(report));
    return json.end();
}

QString huntReportText(const HuntReport& report)
{
    const HuntFindings& findings = report.findings;
    QString text = huntVerdictText(findings) + QStringLiteral("\n\n");
    if (const QString failed = huntFailedText(findings); !failed.isEmpty()) {
        text += failed + QStringLiteral("\n\n");
    }
    text += marksText(report.readings);
    if (const auto& types = huntedTypes(findings); !types.empty()) {
        text += u'\n' + typesText(types);
    }
    if (const QString holders = holdersText(findings); !holders.isEmpty()) {
        text += u'\n' + holders;
    }
    return text;
}

} // namespace tidemark::app
