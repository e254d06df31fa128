// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/hunt_now_text.h"

#include "app/text/time_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct HuntNow {
    Q_DECLARE_TR_FUNCTIONS(HuntNow)
};

} // namespace

QString waitText(std::chrono::seconds length)
{
    return length < std::chrono::minutes(1)
               ? HuntNow::tr("%1 s", "seconds")
                     .arg(QLocale().toString(static_cast<qlonglong>(length.count())))
               : durationText(std::chrono::nanoseconds(length).count());
}

int shownCount(std::uint64_t actions)
{
    return static_cast<int>(std::min<std::uint64_t>(actions, 1'000'000'000));
}

bool waitsForUser(const HuntState& state)
{
    return state.isByHand && state.phase == HuntState::Phase::Hunting &&
           (state.progress.step == HuntStep::WarmingUp || state.progress.step == HuntStep::Acting);
}

QString huntNowText(const HuntState& state)
{
    if (state.phase == HuntState::Phase::Judging) {
        return HuntNow::tr("Reading the snapshots and comparing them…");
    }
    const int actions = shownCount(state.actions);
    const bool isWarmUp = state.progress.step == HuntStep::WarmingUp;
    if (waitsForUser(state)) {
        return isWarmUp
                   ? HuntNow::tr("To warm up, do it %Ln time(s) now, then press “Done”.", nullptr,
                                 actions)
                   : HuntNow::tr("Do it %Ln time(s) now, then press “Done”.", nullptr, actions);
    }
    const QLocale locale;
    switch (state.progress.step) {
    case HuntStep::WarmingUp:
    case HuntStep::Acting:
        return (isWarmUp ? HuntNow::tr("Warming up: %1 of %2", "actions")
                         : HuntNow::tr("Actions: %1 of %2"))
            .arg(locale.toString(static_cast<qulonglong>(state.progress.actions)),
                 locale.toString(static_cast<qulonglong>(state.actions)));
    case HuntStep::Capturing:
        return HuntNow::tr("Taking snapshot %1: the program stands still…")
            .arg(QChar(u'A' + state.progress.snapshot));
    case HuntStep::Idling:
        break;
    }
    const auto left =
        std::max(std::chrono::nanoseconds(0),
                 std::chrono::nanoseconds(state.idle) -
                     std::chrono::nanoseconds(std::chrono::steady_clock::now() - state.stepBegan));
    return HuntNow::tr("Waiting, %1 left: what is only kept for a while goes.", "duration")
        .arg(waitText(std::chrono::ceil<std::chrono::seconds>(left)));
}

} // namespace tidemark::app
