// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/text_filter.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace tidemark::app
{

/// The row above a heap table: a filter box, a switch for regular expressions, room for more
/// controls, and a line of text at the end.
class HeapFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit HeapFilterBar(QWidget* parent = nullptr);

    const TextFilter& filter() const { return m_filter; }

    /// The text as typed, to mark it in the table; empty for an expression.
    QString markedText() const;

    /// Lets everything through again.
    void clear();

    /// Filters by @p text as it stands.
    void setText(const QString& text);

    /// Ready to type into, with what is there marked.
    void start();

    /// Puts a control behind the filter box.
    void add(QWidget* control);

    /// Says something at the end of the row, as plain text: "12 of 221 classes".
    void setNote(const QString& text);

Q_SIGNALS:
    void changed();

private:
    void retranslate();
    void take();

    QLineEdit* m_text;
    QToolButton* m_expression;
    QLabel* m_note;
    QHBoxLayout* m_layout;
    QTimer* m_typing; ///< so that a large table is filtered once a pause, not once a key
    TextFilter m_filter;
};

} // namespace tidemark::app
