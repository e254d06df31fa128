// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_address.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tidemark::app
{

/// Asks for the address of an inspector. Another machine is only taken when the user says once more
/// that it is meant. GUI thread only.
class AddressPrompt final : public QDialog
{
    Q_OBJECT

public:
    explicit AddressPrompt(QWidget* parent);

    /// Shows it for the recording with this id, with @p address entered if there is one; returns at
    /// once.
    void ask(int recordingId, const std::optional<InspectorAddress>& address = {});

Q_SIGNALS:
    void chosen(int recordingId, const tidemark::InspectorAddress& address);

private:
    void take();
    void follow();
    void retranslate();

    QLabel* m_title;
    QLineEdit* m_address;
    QLabel* m_note;
    QPushButton* m_accept;
    QPushButton* m_reject;
    int m_recordingId = 0;
};

} // namespace tidemark::app
