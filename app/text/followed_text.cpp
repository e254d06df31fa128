// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/followed_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct FollowedText {
    Q_DECLARE_TR_FUNCTIONS(FollowedText)
};

} // namespace

QString notFollowedText(Followed followed)
{
    if (followed == Followed::OutOfOrder) {
        return FollowedText::tr("The snapshots were not taken in this order: name the oldest "
                                "first, to find what outlived the first two.");
    }
    return followed == Followed::ToSecond
               ? FollowedText::tr("The third snapshot does not look like one of the same process: "
                                  "what came between the first two cannot be followed to it.")
               : FollowedText::tr("The first two snapshots do not look like ones of one process: "
                                  "what came between them cannot be followed to the third.");
}

} // namespace tidemark::app
