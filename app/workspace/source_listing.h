// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

namespace tidemark::app
{

/// How the recordings that are open are listed: in which groups, which of them, and what of that is
/// folded. GUI thread only.
class SourceListing final : public QObject
{
    Q_OBJECT

public:
    enum class Grouping { None, Folder, Program };

    using QObject::QObject;

    Grouping grouping() const { return m_grouping; }
    const QString& filter() const { return m_filter; }
    bool isGroupFolded(const QString& name) const { return m_foldedGroups.contains(name); }
    const QSet<QString>& foldedGroups() const { return m_foldedGroups; }
    bool isCardFolded(int id) const { return m_foldedCards.contains(id); }

    void setGrouping(Grouping grouping)
    {
        if (grouping != m_grouping) {
            m_grouping = grouping;
            Q_EMIT changed();
        }
    }

    /// Lists only what has this text in its name, its path or its command line.
    void setFilter(const QString& text)
    {
        if (text != m_filter) {
            m_filter = text;
            Q_EMIT changed();
        }
    }

    void setGroupFolded(const QString& name, bool isFolded)
    {
        if (isFolded != isGroupFolded(name)) {
            isFolded ? static_cast<void>(m_foldedGroups << name)
                     : static_cast<void>(m_foldedGroups.remove(name));
            Q_EMIT changed();
        }
    }

    void setFoldedGroups(const QSet<QString>& names)
    {
        if (names != m_foldedGroups) {
            m_foldedGroups = names;
            Q_EMIT changed();
        }
    }

    /// Shows no more of recordings than their names and figures, or all of them.
    void setCardsFolded(const QSet<int>& ids, bool isFolded)
    {
        const QSet<int> before = m_foldedCards;
        isFolded ? m_foldedCards.unite(ids) : m_foldedCards.subtract(ids);
        if (m_foldedCards != before) {
            Q_EMIT cardsFolded();
        }
    }

Q_SIGNALS:
    void changed();
    void cardsFolded();

private:
    Grouping m_grouping = Grouping::None;
    QString m_filter;
    QSet<QString> m_foldedGroups;
    QSet<int> m_foldedCards;
};

} // namespace tidemark::app
