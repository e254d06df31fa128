// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QElapsedTimer>
#include <QTimer>

#include <set>

namespace tidemark::app
{

/// The one door through which recordings of the session grow, whoever reads them: a recorder, or
/// the follower of a file that another program writes.
///
/// Views that keep up with frames see what has grown at once; all others once a second, or at once
/// where that matters. Frames come as often as there is a pixel more to see and as drawing them
/// takes a fiftieth of the time of this thread at most, twice a second at least. GUI thread only.
class GrowingRecordings final : public QObject
{
    Q_OBJECT

public:
    /// When the views that do not keep up with every frame are told.
    enum class Telling {
        AtPace,
        AtOnce,
    };

    /// @p session must outlive it.
    explicit GrowingRecordings(Session& session, QObject* parent = nullptr);

    Session& session() { return m_session; }

    /// Recording @p id is growing from now on, or no longer.
    void setGrowing(int id, bool isGrowing);

    /// What recording @p id has become. Nothing if it is not open.
    void grow(int id, std::shared_ptr<const Recording> recording, Telling telling);

    /// Tells all views what recording @p id is by now.
    void tell(int id);

    /// Has frameDue() come once more, when it is time.
    void requestFrame();

Q_SIGNALS:
    /// Those who have something new to show call grow() now.
    void frameDue();

private:
    void frame();
    qint64 pixelTime() const;
    void tellAll();

    Session& m_session;
    std::set<int> m_untold; ///< have grown since all views were told
    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    QElapsedTimer m_sinceTold;
    qint64 m_cpuAtFrame = 0; ///< of this thread, nanoseconds
};

} // namespace tidemark::app
