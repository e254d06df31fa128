// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace tidemark::app
{

/// Asks for the name of a mark, over the widget it belongs to. The mark's place is where the key
/// was pressed, however long the name takes: Enter sets it, Escape or a click elsewhere does not.
class MarkPrompt final : public QFrame
{
    Q_OBJECT

public:
    explicit MarkPrompt(QWidget* parent);

    /// Shows it near the top of its parent. @p suggestion is taken where nothing is typed.
    void ask(int recordingId, std::int64_t position, const QString& suggestion);

Q_SIGNALS:
    void named(int recordingId, std::int64_t position, const QString& name);

private:
    void take();
    void retranslate();

    QLabel* m_title;
    QLineEdit* m_name;
    int m_recordingId = 0;
    std::int64_t m_position = 0;
};

} // namespace tidemark::app
