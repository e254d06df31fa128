// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/opening_failures.h"

#include "app/messages/message_bar.h"
#include "app/text/error_text.h"
#include "app/text/plain_text.h"

#include <QFileInfo>

namespace tidemark::app
{

void OpeningFailures::begin()
{
    m_said.clear();
    ++m_batch;
}

void OpeningFailures::add(const QString& path, const Error& error)
{
    m_said << QStringLiteral("%1: %2").arg(singleLine(QFileInfo(path).fileName()),
                                           errorText(error));
    Message message{Message::Severity::Error, m_said.front(), {}, {}};
    message.topic = QStringLiteral("opening %1").arg(m_batch);
    if (m_said.size() > 1) {
        message.text =
            tr("%Ln file(s) could not be opened.", nullptr, static_cast<int>(m_said.size()));
        message.details = m_said;
    }
    m_messages.show(std::move(message));
}

} // namespace tidemark::app
