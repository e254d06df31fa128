// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/message_bar.h"

#include "app/widgets/change_reaction.h"
#include "app/widgets/link_button.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kShown = 3;
constexpr std::size_t kShownAtMost = 12;
constexpr std::size_t kKept = 100;
constexpr std::chrono::seconds kPassing{8};

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent),
      m_layout(new QVBoxLayout(this)),
      m_more(new LinkButton(this)),
      m_closeAll(new LinkButton(this))
{
    onLanguageChange(*this, [this] { refresh(); });
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    auto* links = new QHBoxLayout;
    links->setContentsMargins(8, 0, 8, 0);
    links->setSpacing(16);
    links->addWidget(m_more);
    links->addWidget(m_closeAll);
    links->addStretch(1);
    m_layout->addLayout(links);
    connect(m_more, &LinkButton::clicked, this, [this] {
        m_showsAll = true;
        refresh();
    });
    connect(m_closeAll, &LinkButton::clicked, this, &MessageBar::clear);
    refresh();
}

void MessageBar::show(Message message)
{
    const auto same = std::ranges::find_if(m_rows, [&](const MessageRow* row) {
        const Message& shown = row->message();
        return shown.text == message.text ||
               (!message.topic.isEmpty() && shown.topic == message.topic);
    });
    if (same != m_rows.end()) {
        take(*same);
    } else if (m_rows.size() == kKept) {
        take(m_rows.back());
    }
    auto* row = new MessageRow(std::move(message), this);
    connect(row, &MessageRow::closed, this, [this, row] { take(row); });
    if (row->message().isPassing) {
        QTimer::singleShot(kPassing, row, &MessageRow::closed);
    }
    m_rows.insert(m_rows.begin(), row);
    m_layout->insertWidget(0, row);
    refresh();
    QAccessibleEvent alert(row, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::close(const QString& topic)
{
    const auto shown = std::ranges::find_if(
        m_rows, [&](const MessageRow* row) { return row->message().topic == topic; });
    if (shown != m_rows.end()) {
        take(*shown);
    }
}

void MessageBar::clear()
{
    for (MessageRow* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    refresh();
}

void MessageBar::take(MessageRow* row)
{
    if (std::erase(m_rows, row) > 0) {
        row->hide();
        row->deleteLater();
        refresh();
    }
}

void MessageBar::refresh()
{
    m_showsAll = m_showsAll && m_rows.size() > kShown;
    const std::size_t shown = m_showsAll ? kShownAtMost : kShown;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < shown);
    }
    const std::size_t hidden = m_rows.size() > shown ? m_rows.size() - shown : 0;
    m_more->setVisible(hidden > 0);
    m_more->setLink(tr("%n more", nullptr, static_cast<int>(hidden)));
    m_closeAll->setVisible(m_rows.size() > kShown);
    m_closeAll->setLink(tr("Close all"));
    setVisible(!m_rows.empty());
}

} // namespace tidemark::app

#include "moc_message_bar.cpp"
