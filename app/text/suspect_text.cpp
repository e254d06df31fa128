// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/suspect_text.h"

#include "app/text/count_text.h"
#include "app/text/holder_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct SuspectText {
    Q_DECLARE_TR_FUNCTIONS(SuspectText)
};

constexpr double kPercent = 100.0;

} // namespace

QString suspectText(const LeakSuspects& suspects, const LeakSuspect& suspect, SizeUnit unit)
{
    const KeptPart& kept = suspect.kept;
    const QString size = sizeText(static_cast<double>(kept.bytes), unit);
    const QString share = percentText(kPercent * suspects.shareOf(suspect));
    // Where no edge holds all of them they are held in many ways, and not by the engine alone.
    const QString told =
        suspect.holder
            ? holderText(suspect.holder, {kept.count, suspects.className(kept), kept.bytes}, unit)
            : SuspectText::tr("%1 %2 take %3, with no single edge that keeps them all",
                              "count, class, size")
                  .arg(countText(kept.count), classText(suspects.className(kept), kept.count),
                       size);
    if (!suspect.contents) {
        return SuspectText::tr("%1: %2 of the heap", "a sentence, share").arg(told, share);
    }
    return SuspectText::tr("%1: %2 of the heap, for the most part %3 %4, %5",
                           "a sentence, share, count, class, size")
        .arg(told, share, countText(suspect.contents->count),
             classText(suspects.className(*suspect.contents), suspect.contents->count),
             sizeText(static_cast<double>(suspect.contents->bytes), unit));
}

QString noSuspectText()
{
    return SuspectText::tr("No object, and no type of many objects, keeps %1 of the heap and at "
                           "least %2.")
        .arg(percentText(kPercent * kSuspectShare),
             sizeText(static_cast<double>(kLeastSuspectBytes)));
}

} // namespace tidemark::app
