// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace tidemark::app
{

class LinkButton;

/// One sentence for the user, with what can be done about it.
struct Message {
    enum class Severity { Information, Warning, Error };

    Severity severity = Severity::Information;
    QString text;                 ///< shown literally
    QString actionText;           ///< of the button; none if empty
    std::function<void()> action; ///< run when the button is pressed, which closes the message
    QString topic = {};           ///< a newer message on the same topic takes its place
    bool isPassing = false;       ///< good news: goes by itself after a few seconds
    QStringList details = {};     ///< sentences that a link opens; shown literally
};

/// A message in the MessageBar.
class MessageRow final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageRow(Message message, QWidget* parent = nullptr);

    const Message& message() const { return m_message; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    QWidget* makeDetails();

    Message m_message;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
    LinkButton* m_more;           ///< opens the details
    QWidget* m_details = nullptr; ///< null if there are none
};

} // namespace tidemark::app
