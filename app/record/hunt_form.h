// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/hunt_request.h"

#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QStackedWidget;

namespace tidemark::app
{

/// What is to be done in a hunt: by hand, a command or a request, and how often.
class HuntForm final : public QWidget
{
    Q_OBJECT

public:
    explicit HuntForm(QWidget* parent = nullptr);

    /// Whether the fields can be changed; buttons always can be pressed.
    void setEditable(bool isEditable);

    /// Puts a button behind the fields; of several only one is to be seen at a time.
    void addButton(QWidget* button);

    /// What is entered; none while something is missing or wrong.
    std::optional<HuntRequest> request() const;

    /// All that is entered, and the same again; nothing where that makes no sense.
    QStringList toTexts() const;
    void setTexts(const QStringList& texts);

    /// Of these there is always something.
    std::uint64_t times() const;
    std::chrono::milliseconds idle() const;

    /// What is wrong with it; empty if nothing is.
    QString problem() const;

Q_SIGNALS:
    /// request() may be another.
    void edited();

private:
    enum Kind { Hand, Command, Request };

    Kind kind() const;
    HttpRequest httpRequest() const;
    QWidget* makeHandPage();
    QWidget* makeCommandPage();
    QWidget* makeRequestPage();
    void retranslate();

    QLabel* m_kindLabel;
    QComboBox* m_kind;
    QStackedWidget* m_pages;
    QLabel* m_handNote;
    QLineEdit* m_command;
    QComboBox* m_method;
    QLineEdit* m_url;
    QLineEdit* m_body;
    QLabel* m_atOnceLabel;
    QSpinBox* m_atOnce;
    QLabel* m_timesLabel;
    QSpinBox* m_times;
    QLabel* m_idleLabel;
    QSpinBox* m_idle;
    QBoxLayout* m_buttons;
};

} // namespace tidemark::app
