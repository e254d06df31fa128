// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QAccessibleWidget>

namespace tidemark::app
{

class TimelineView;

/// What is read at the cursor, as a sentence: when, the value of each series that is drawn, and
/// what ran there. Empty without a cursor.
QString spokenReading(const Workspace& workspace);

/// The stretch of the axis that is shown, as a sentence.
QString spokenRange(const Workspace& workspace);

/// The timeline for screen readers: beside what is in it, a child that says what was read last. It
/// is a new one each time and has the focus, which is how every screen reader learns of it.
class SpokenTimeline final : public QAccessibleWidget
{
public:
    explicit SpokenTimeline(TimelineView& view);
    ~SpokenTimeline() override;

    /// Has @p sentence spoken while the timeline has the keyboard focus.
    void say(const QString& sentence);

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* focusChild() const override;
    QString text(QAccessible::Text kind) const override;

private:
    void drop();
    QAccessibleInterface* said() const;

    QAccessible::Id m_said = 0; ///< registered with QAccessible; 0: nothing was said yet
};

/// Makes QAccessible answer for TimelineView with a SpokenTimeline. Call it once.
void installSpokenTimelines();

/// Says @p sentence about @p view if anyone listens.
void say(TimelineView& view, const QString& sentence);

} // namespace tidemark::app
