// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"

#include <QObject>

#include <optional>
#include <string>

namespace tidemark::app
{

class TimeSelection;

/// What the mouse is on: a recording, and what of it. Positions are session positions.
struct PointedPlace {
    int recordingId = 0;                     ///< 0: nothing
    std::optional<std::size_t> series = {};  ///< of its series the one; all without
    std::optional<std::int64_t> moment = {}; ///< the cursor stands there meanwhile
    std::optional<AxisRange> range = {};     ///< a stretch of it
    std::string function = {};               ///< all calls of that one; empty: of none

    bool operator==(const PointedPlace&) const = default;
};

/// What the mouse points at in any of the views, so that all others can light it: a row of a table,
/// a span, a line of the chart, a card. Says nothing about what is chosen. Owned by the Session;
/// GUI thread only.
class Pointing final : public QObject
{
    Q_OBJECT

public:
    explicit Pointing(TimeSelection& time);

    const PointedPlace& place() const { return m_place; }

    /// The recording that is pointed at; 0 while there is none.
    int recording() const { return m_place.recordingId; }

    /// Emits only on a change. A place with a moment moves the cursor of the time axis there; the
    /// next one without gives it back where it was, unless it went on since.
    void set(PointedPlace place);
    void setRecording(int id) { set({.recordingId = id}); }
    void clear() { set({}); }

Q_SIGNALS:
    void changed();

private:
    TimeSelection& m_time;
    PointedPlace m_place;
    std::optional<std::int64_t> m_cursorBefore; ///< a moment was pointed at
};

} // namespace tidemark::app
