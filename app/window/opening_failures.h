// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QCoreApplication>
#include <QStringList>

namespace tidemark::app
{

class MessageBar;

/// Says which of the files that were opened together could not be read: one of them in a sentence,
/// several in a message that opens to their sentences. GUI thread only.
class OpeningFailures final
{
    Q_DECLARE_TR_FUNCTIONS(OpeningFailures)

public:
    explicit OpeningFailures(MessageBar& messages) : m_messages(messages) {}

    /// What fails from now on was opened together.
    void begin();

    void add(const QString& path, const Error& error);

private:
    MessageBar& m_messages;
    QStringList m_said;
    int m_batch = 0;
};

} // namespace tidemark::app
