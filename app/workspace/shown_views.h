// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tidemark::app
{

/// Which of the two kinds of views have the window: the timeline with its panels, the snapshots
/// with theirs, or both. The window follows it. GUI thread only.
class ShownViews final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Timeline, Heap, Both };
    static constexpr Kind kKinds[] = {Kind::Timeline, Kind::Heap, Kind::Both};

    using QObject::QObject;

    Kind kind() const { return m_kind; }
    bool showsTimeline() const { return m_kind != Kind::Heap; }
    bool showsHeap() const { return m_kind != Kind::Timeline; }

    void setKind(Kind kind)
    {
        if (kind != m_kind) {
            m_kind = kind;
            Q_EMIT changed();
        }
    }

    /// Has both shown if @p wanted, one of them, is not: something in it is to be seen.
    void reveal(Kind wanted)
    {
        if (m_kind != wanted) {
            setKind(Kind::Both);
        }
    }

Q_SIGNALS:
    void changed();

private:
    Kind m_kind = Kind::Timeline;
};

} // namespace tidemark::app
