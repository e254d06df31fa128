// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/system_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace tidemark::app
{

namespace
{

constexpr uint kPrefersDark = 1; // 0: no preference, 2: light

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

/// Without this Qt would try to start a bus of its own.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

SystemTheme::SystemTheme(QObject* parent) : QObject(parent)
{
    if (hasSessionBus()) {
        ask();
    }
}

void SystemTheme::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << kGroup << kKey;
    auto* const reply = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(reply, &QDBusPendingCallWatcher::finished, this, [this, reply] {
        const QDBusPendingReply<QDBusVariant> answer = *reply;
        if (answer.isValid()) {
            take(answer.value().variant());
        }
        reply->deleteLater();
    });
}

void SystemTheme::settingChanged(const QString& group, const QString& key,
                                 const QDBusVariant& value)
{
    if (group == kGroup && key == kKey) {
        take(value.variant());
    }
}

/// Read() wraps the number in a second variant, the signal does not.
void SystemTheme::take(const QVariant& scheme)
{
    const QVariant plain =
        scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;
    const bool prefersDark = plain.toUInt() == kPrefersDark;
    if (prefersDark != m_prefersDark) {
        m_prefersDark = prefersDark;
        Q_EMIT changed();
    }
}

} // namespace tidemark::app

#include "moc_system_theme.cpp"
