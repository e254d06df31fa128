// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace tidemark::app
{

/// Whether the desktop prefers dark colours, as it tells on the session bus (the freedesktop
/// portal's `org.freedesktop.appearance color-scheme`, which Qt 6.4 does not read by itself), now
/// and whenever it changes. Without a bus or a portal it never says anything. GUI thread only.
class SystemTheme final : public QObject
{
    Q_OBJECT

public:
    /// Asks at once; the answer comes through changed().
    explicit SystemTheme(QObject* parent = nullptr);

    bool prefersDark() const { return m_prefersDark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void take(const QVariant& scheme);

    bool m_prefersDark = false;
};

} // namespace tidemark::app
