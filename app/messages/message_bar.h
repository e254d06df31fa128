// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/messages/message_row.h"

#include <vector>

class QVBoxLayout;

namespace tidemark::app
{

class LinkButton;

/// What the user should know, above the view it concerns and without stopping them: the newest
/// three messages, and a link to the rest. Takes no space while there is none.
///
/// The same text again moves its message to the front. Beyond a hundred the oldest go.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(Message message);

    /// Closes what is shown on @p topic.
    void close(const QString& topic);
    void clear();

    /// Newest first.
    const std::vector<MessageRow*>& rows() const { return m_rows; }

private:
    void take(MessageRow* row);
    void refresh();

    std::vector<MessageRow*> m_rows;
    bool m_showsAll = false;
    QVBoxLayout* m_layout;
    LinkButton* m_more;
    LinkButton* m_closeAll;
};

} // namespace tidemark::app
