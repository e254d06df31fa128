// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/position_text.h"

#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "app/workspace/session.h"

namespace tidemark::app
{

namespace
{

QString shareText(std::int64_t position)
{
    return percentText(100.0 * static_cast<double>(position) / kStretchedLength);
}

} // namespace

QString positionText(const Session& session, std::int64_t position)
{
    return session.isStretched() ? shareText(position)
                                 : axisPositionText(session.axisUnit(), position);
}

QString lengthText(const Session& session, std::int64_t length)
{
    return session.isStretched() ? shareText(length) : axisLengthText(session.axisUnit(), length);
}

} // namespace tidemark::app
