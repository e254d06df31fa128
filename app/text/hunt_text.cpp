// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/hunt_text.h"

#include "app/text/count_text.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/followed_text.h"
#include "app/text/holder_text.h"
#include "app/text/location_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct HuntText {
    Q_DECLARE_TR_FUNCTIONS(HuntText)
};

/// A name that an earlier hunt in the same recording has too.
QString numbered(const QString& name, int hunt)
{
    return hunt == 1 ? name : QStringLiteral("%1 (%2)").arg(name).arg(hunt);
}

/// Behind "Undecided: ".
QString doubtText(const HuntFindings& findings, SizeUnit unit)
{
    switch (findings.judgement.doubt) {
    case HuntDoubt::NotFollowed:
        return notFollowedText(findings.survivors ? findings.survivors->followed()
                                                  : Followed::BetweenNone);
    case HuntDoubt::Failed:
        return HuntText::tr("nothing is left over, but not all actions worked. Try again with an "
                            "action that always does.");
    case HuntDoubt::OthersLeftOut:
        return HuntText::tr("nothing is left over in this process, but it has started others, "
                            "which were not looked at. Hunt in the one that does the work.");
    case HuntDoubt::GrownInPlace:
        return HuntText::tr("no objects are left over, but what lives in the heap grew by %1 for "
                            "each action: an array or a buffer may be growing. Compare the "
                            "snapshots to see which.")
            .arg(sizeText(findings.judgement.bytesPerAction, unit));
    case HuntDoubt::Uneven:
        return HuntText::tr("objects are left over of the actions, but not as many in the one half "
                            "as in the other. A cache may still be filling: try again with more "
                            "actions.");
    case HuntDoubt::LateGrowth:
    case HuntDoubt::None:
        break;
    }
    return HuntText::tr("objects are left over of the second half of the actions alone. Try again "
                        "with more actions, or a longer wait.");
}

/// As many as a translation can count.
int countOf(std::uint64_t actions)
{
    return static_cast<int>(std::min<std::uint64_t>(actions, 1'000'000));
}

/// Behind a sentence about a command: what it printed last, if anything.
QString withLastWords(const QString& sentence, const std::string& words)
{
    return words.empty() ? sentence
                         : HuntText::tr("%1 It said last: “%2”", "sentence, words of a program")
                               .arg(sentence, fileText(words));
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

QString huntMarkName(HuntMoment moment, int round, int hunt)
{
    const QString name = huntMomentText(moment);
    return numbered(
        round == 1 ? name : HuntText::tr("%1, round %2", "a moment, a number").arg(name).arg(round),
        hunt);
}

QString huntLabel(int snapshot, int round, int hunt)
{
    const QChar letter(u'A' + snapshot);
    return numbered(round == 1 ? QString(letter) : QStringLiteral("%1 %2").arg(letter).arg(round),
                    hunt);
}

int numberOfHunt(const Timeline& timeline)
{
    for (int number = 1;; ++number) {
        const std::string name = huntMarkName(HuntMoment::Baseline, 1, number).toStdString();
        if (std::ranges::find(timeline.markers, name, &Marker::name) == timeline.markers.end()) {
            return number;
        }
    }
}

QString huntStepText(const HuntProgress& progress)
{
    switch (progress.step) {
    case HuntStep::WarmingUp:
        return HuntText::tr("Warming up…");
    case HuntStep::Acting:
        return HuntText::tr("Doing the actions…");
    case HuntStep::Capturing:
        return HuntText::tr("Taking snapshot %1…").arg(QChar(u'A' + progress.snapshot));
    case HuntStep::Idling:
        break;
    }
    return HuntText::tr("Waiting…");
}

QString huntVerdictText(const HuntFindings& findings, SizeUnit unit)
{
    const HuntJudgement& judgement = findings.judgement;
    const QString perAction = signedSizeText(judgement.bytesPerAction, unit);
    const QString least = signedSizeText(judgement.leastBytesPerAction, unit);
    const QString most = signedSizeText(judgement.mostBytesPerAction, unit);
    switch (judgement.verdict) {
    case HuntVerdict::Leak:
        return HuntText::tr("Leak: each action leaves something in the heap, %1 (%2 to %3). A "
                            "cache that is still filling looks the same: with more actions it "
                            "would not.")
            .arg(perAction, least, most);
    case HuntVerdict::NoLeak:
        return HuntText::tr("No leak: nothing is left over of twice %Ln action(s). What lives in "
                            "the heap changed by %1 for each (%2 to %3).",
                            nullptr, countOf(findings.conditions.actions))
            .arg(perAction, least, most);
    case HuntVerdict::Undecided:
        break;
    }
    return HuntText::tr("Undecided: %1").arg(doubtText(findings, unit));
}

QString huntFailedText(const HuntFindings& findings)
{
    const HuntConditions& conditions = findings.conditions;
    return conditions.failedActions == 0
               ? QString()
               : HuntText::tr("%1 of %2 actions failed: what they would have left is not counted.")
                     .arg(countText(conditions.failedActions), countText(2 * conditions.actions));
}

const std::vector<HuntedType>& huntedTypes(const HuntFindings& findings)
{
    const HuntJudgement& judgement = findings.judgement;
    return judgement.grown.empty() ? judgement.doubtful : judgement.grown;
}

double bytesGrown(const HuntedType& type)
{
    return static_cast<double>(type.shallowBytes[2]) - static_cast<double>(type.shallowBytes[0]);
}

QString huntedTypeText(const HuntedType& type, SizeUnit unit)
{
    return HuntText::tr("%1: %2 objects in A, %3 in B, %4 in C, %5", "a type, counts, a size")
        .arg(fileText(type.type.name), countText(type.counts[0]), countText(type.counts[1]),
             countText(type.counts[2]), signedSizeText(bytesGrown(type), unit));
}

QStringList huntHolderTexts(const HuntFindings& findings, SizeUnit unit)
{
    if (!findings.survivors) {
        return {};
    }
    const SurvivorListing& survivors = *findings.survivors;
    const auto& grown = findings.judgement.grown;
    const auto& classes = survivors.latest->overview->classes.classes;
    QStringList texts;
    for (std::size_t i = 0; i < survivors.groups.size(); ++i) {
        const SurvivorGroup& group = survivors.groups[i];
        const std::string key = classes[group.heapClass].key();
        const bool hasGrown = std::ranges::any_of(
            grown, [&key](const HuntedType& one) { return one.type.key() == key; });
        if (!hasGrown || group.nodes.size() < findings.conditions.actions) {
            continue;
        }
        const KeptObjects kept = keptOf(survivors, i);
        const QString place = locationText(survivors.latest->graph(), group.nodes.front());
        const QString holder = holderText(survivors.holders[i], kept, unit);
        texts << (place.isEmpty()
                      ? holder
                      : HuntText::tr("%1 (from %2)", "sentence, file and line").arg(holder, place));
        if (static_cast<std::size_t>(texts.size()) == kMostHunted) {
            break;
        }
    }
    return texts;
}

QString actionProblemText(const ActionProblem& problem)
{
    const QString number = QString::number(problem.number);
    switch (problem.kind) {
    case ActionProblem::Kind::ExitStatus:
        return withLastWords(HuntText::tr("The command ended with exit status %1.").arg(number),
                             problem.words);
    case ActionProblem::Kind::Signal:
        return withLastWords(HuntText::tr("The command was ended by signal %1.").arg(number),
                             problem.words);
    case ActionProblem::Kind::HttpStatus:
        return HuntText::tr("The server answered with status %1.").arg(number);
    case ActionProblem::Kind::NoAnswer:
        return HuntText::tr("There was no answer: %1.").arg(reasonText(problem.words));
    case ActionProblem::Kind::TooLong:
        return HuntText::tr("The answer did not come in the time for it.");
    case ActionProblem::Kind::TooMuch:
        return HuntText::tr("The answer is longer than is read of one.");
    case ActionProblem::Kind::None:
        break;
    }
    return {};
}

QString huntEndText(const Error& error, const ActionProblem& problem)
{
    if (error.code == ErrorCode::Cancelled) {
        return HuntText::tr("The hunt was cancelled.");
    }
    if (error.code == ErrorCode::NoSuchProcess) {
        return error.detail == kRecordingStopped
                   ? HuntText::tr("The recording was stopped before the hunt was over.")
                   : HuntText::tr("The program ended before the hunt did.");
    }
    if (error.code == ErrorCode::CannotStart && error.detail == kActionNeverWorked) {
        return HuntText::tr("The action did not work once in a minute. %1", "why")
            .arg(actionProblemText(problem));
    }
    if (error.code == ErrorCode::CannotStart && error.detail == kActionTooLong) {
        return HuntText::tr("An action took longer than it may, and was ended with the hunt.");
    }
    return errorText(error);
}

} // namespace tidemark::app
