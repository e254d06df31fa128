// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/object_history.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace tidemark::app
{

class ElidedLabel;

/// The line above an object panel: back and forward, the object's name, what is known of it, and a
/// note that gives way first where there is no room.
class ObjectHead final : public QWidget
{
    Q_OBJECT

public:
    /// @p history must outlive it.
    explicit ObjectHead(ObjectHistory& history, QWidget* parent = nullptr);

    void setName(const QString& name);
    void setFacts(const QString& facts);
    void setNote(const QString& note);

    /// A control of the panel's own, at the right end.
    void add(QWidget* control);

private:
    void retranslate();
    void showButtons();

    ObjectHistory& m_history;
    QHBoxLayout* m_layout;
    QToolButton* m_back;
    QToolButton* m_forward;
    ElidedLabel* m_name;
    ElidedLabel* m_facts;
    ElidedLabel* m_note;
};

} // namespace tidemark::app
