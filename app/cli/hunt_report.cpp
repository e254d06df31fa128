// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hunt_report.h"

#include "app/cli/json_printer.h"
#include "app/cli/survivor_report.h"
#include "app/cli/text_table.h"
#include "app/text/count_text.h"
#include "app/text/file_text.h"
#include "app/text/holder_text.h"
#include "app/text/location_text.h"
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
constexpr std::size_t kMostTypes = 10;

struct HuntText {
    Q_DECLARE_TR_FUNCTIONS(HuntText)
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

QString doubtText(const HuntReport& report)
{
    switch (report.judgement.doubt) {
    case HuntDoubt::NotFollowed:
        return notFollowedText(report.survivors->followed());
    case HuntDoubt::Failed:
        return HuntText::tr("nothing is left over, but not all actions worked. Try again with an "
                            "action that always does.");
    case HuntDoubt::OthersLeftOut:
        return HuntText::tr(
            "nothing is left over in this process, but it has started others, which "
            "were not looked at. Hunt in the one that does the work (--pid).");
    case HuntDoubt::GrownInPlace:
        return HuntText::tr("no objects are left over, but what lives in the heap grew by %1 for "
                            "each action: an array or a buffer may be growing. Compare the "
                            "snapshots to see which.")
            .arg(sizeText(report.judgement.bytesPerAction));
    case HuntDoubt::Uneven:
        return HuntText::tr("objects are left over of the actions, but not as many in the one half "
                            "as in the other. A cache may still be filling: try again with more "
                            "actions (--times).");
    case HuntDoubt::LateGrowth:
    case HuntDoubt::None:
        break;
    }
    return HuntText::tr("objects are left over of the second half of the actions alone. Try again "
                        "with more actions (--times), or a longer wait (--idle).");
}

QString verdictText(const HuntReport& report, std::uint64_t actions)
{
    const HuntJudgement& judgement = report.judgement;
    const QString perAction = signedSizeText(judgement.bytesPerAction);
    const QString least = signedSizeText(judgement.leastBytesPerAction);
    const QString most = signedSizeText(judgement.mostBytesPerAction);
    switch (judgement.verdict) {
    case HuntVerdict::Leak:
        return HuntText::tr(
                   "Leak: each action leaves something in the heap, %1 (%2 to %3). A cache "
                   "that is still filling looks the same: with more actions (--times) it "
                   "would not.")
            .arg(perAction, least, most);
    case HuntVerdict::NoLeak:
        return HuntText::tr("No leak: nothing is left over of twice %Ln action(s). What lives in "
                            "the heap changed by %1 for each (%2 to %3).",
                            nullptr, static_cast<int>(std::min<std::uint64_t>(actions, 1'000'000)))
            .arg(perAction, least, most);
    case HuntVerdict::Undecided:
        break;
    }
    return HuntText::tr("Undecided: %1").arg(doubtText(report));
}

QString marksText(const std::vector<HuntReading>& readings)
{
    using Align = TextTable::Align;
    TextTable table({{HuntText::tr("Moment"), Align::Left},
                     {HuntText::tr("At"), Align::Right},
                     {QStringLiteral("RSS"), Align::Right},
                     {HuntText::tr("Heap used"), Align::Right}});
    for (const HuntReading& reading : readings) {
        table.addRow({huntMomentText(reading.moment), durationText(reading.position),
                      sizeText(reading.resident), sizeText(reading.heapUsed)});
    }
    return table.text();
}

QString typesText(const std::vector<HuntedType>& types)
{
    using Align = TextTable::Align;
    TextTable table({{HuntText::tr("Type"), Align::Left},
                     {HuntText::tr("Objects in A"), Align::Right},
                     {QStringLiteral("B"), Align::Right},
                     {QStringLiteral("C"), Align::Right},
                     {HuntText::tr("Shallow size, A to C"), Align::Right}});
    for (std::size_t i = 0; i < std::min(types.size(), kMostTypes); ++i) {
        const HuntedType& type = types[i];
        const double grown =
            static_cast<double>(type.shallowBytes[2]) - static_cast<double>(type.shallowBytes[0]);
        table.addRow({fileText(type.type.name, kNameLimit), countText(type.counts[0]),
                      countText(type.counts[1]), countText(type.counts[2]), signedSizeText(grown)});
    }
    return table.text();
}

/// What holds those of the grown types that came first and stayed, a sentence for each group of as
/// many as there were actions.
QString holdersText(const HuntReport& report, std::uint64_t actions)
{
    const SurvivorListing& survivors = *report.survivors;
    const auto& classes = survivors.latest->overview->classes.classes;
    QString text;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < survivors.groups.size() && shown < kMostTypes; ++i) {
        const SurvivorGroup& group = survivors.groups[i];
        const std::string key = classes[group.heapClass].key();
        const bool hasGrown =
            std::ranges::any_of(report.judgement.grown,
                                [&key](const HuntedType& one) { return one.type.key() == key; });
        if (hasGrown && group.nodes.size() >= actions) {
            const KeptObjects kept{group.nodes.size(), survivors.classOf(i), group.retainedBytes};
            const QString place = locationText(survivors.latest->graph(), group.nodes.front());
            const QString holder = holderText(survivors.holders[i], kept);
            text +=
                QString(kIndent, u' ') +
                (place.isEmpty()
                     ? holder
                     : HuntText::tr("%1 (from %2)", "sentence, file and line").arg(holder, place)) +
                u'\n';
            ++shown;
        }
    }
    return text.isEmpty()
               ? text
               : HuntText::tr("What came between A and B and is left in C:") + u'\n' + text;
}

Json filesJson(const HuntReport& report)
{
    return {{"a", report.files[0]},
            {"b", report.files[1]},
            {"c", report.files[2]},
            {"recording", report.recording}};
}

} // namespace

QString huntMomentText(HuntMoment moment)
{
    switch (moment) {
    case HuntMoment::Baseline:
        return HuntText::tr("Baseline");
    case HuntMoment::FirstActions:
        return HuntText::tr("After the actions");
    case HuntMoment::FirstCollected:
        return HuntText::tr("After a GC");
    case HuntMoment::SecondActions:
        return HuntText::tr("After the actions, again");
    case HuntMoment::Idle:
        return HuntText::tr("After the wait");
    case HuntMoment::Final:
        break;
    }
    return HuntText::tr("Final, after a GC");
}

bool printHuntJson(const HuntReport& report, const HuntOptions& options)
{
    const HuntJudgement& judgement = report.judgement;
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("verdict", idOf(judgement.verdict));
    json.add("doubt", idOf(judgement.doubt));
    json.add("actions", options.times);
    json.add("failed_actions", report.failedActions);
    json.add("bytes_per_action", judgement.bytesPerAction);
    json.add("bytes_per_action_low", judgement.leastBytesPerAction);
    json.add("bytes_per_action_high", judgement.mostBytesPerAction);
    json.add("grown", typesJson(judgement.grown));
    json.add("doubtful", typesJson(judgement.doubtful));
    json.add("marks", marksJson(report.readings));
    if (report.survivors->followed() == Followed::ToThird) {
        addSurvivors(*report.survivors, json);
    } else {
        json.add("survivors", nullptr);
    }
    json.add("files", filesJson(report));
    return json.end();
}

QString huntText(const HuntReport& report, const HuntOptions& options)
{
    const HuntJudgement& judgement = report.judgement;
    const auto& types = judgement.grown.empty() ? judgement.doubtful : judgement.grown;
    QString text = verdictText(report, options.times) + QStringLiteral("\n\n");
    if (report.failedActions > 0) {
        text += HuntText::tr("%1 of %2 actions failed: what they would have left is not counted.")
                    .arg(countText(report.failedActions), countText(2 * options.times)) +
                QStringLiteral("\n\n");
    }
    text += marksText(report.readings);
    if (!types.empty()) {
        text += u'\n' + typesText(types);
    }
    if (const QString holders = holdersText(report, options.times); !holders.isEmpty()) {
        text += u'\n' + holders;
    }
    return text;
}

} // namespace tidemark::app
