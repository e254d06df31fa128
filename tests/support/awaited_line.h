// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace tidemark::test
{

/// Reads what @p process prints up to the line @p wanted, or until nothing came for too long. Lines
/// before that are added to @p others.
inline void awaitLine(QProcess& process, const QByteArray& wanted, QByteArray& others)
{
    constexpr int kPatienceMs = 120'000;
    while (process.canReadLine() || process.waitForReadyRead(kPatienceMs)) {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine().trimmed();
            if (line == wanted) {
                return;
            }
            others += line + '\n';
        }
    }
}

} // namespace tidemark::test
