// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace tidemark::app
{

/// What the user writes down about what is open, as plain text. It is part of the session. GUI
/// thread only.
class Notes final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QString& text() const { return m_text; }

    void setText(const QString& text)
    {
        if (text != m_text) {
            m_text = text;
            Q_EMIT changed();
        }
    }

    /// Whether there is something that no session file has.
    bool isUnsaved() const { return m_text != m_saved && !m_text.trimmed().isEmpty(); }

    /// What is written now is in a session file.
    void setSaved() { m_saved = m_text; }

Q_SIGNALS:
    void changed();

private:
    QString m_text;
    QString m_saved; ///< as the session file has it
};

} // namespace tidemark::app
