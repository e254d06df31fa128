// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/data_table.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QSplitter;
class QStackedLayout;
class QVBoxLayout;

namespace tidemark::app
{

/// A table with a row for tools above it; while there is nothing to list, a sentence that says what
/// to do stands in its place.
class TablePanel : public QWidget
{
    Q_OBJECT

public:
    explicit TablePanel(QWidget* parent = nullptr);

    DataTable& table() { return *m_table; }

protected:
    /// Where a panel puts its own controls; takes no space while empty.
    QHBoxLayout& tools() { return *m_tools; }

    /// Puts @p widget between the tools and the table.
    void addAbove(QWidget* widget);

    /// Puts @p widget beside the table, which gets the room that its columns need, up to a limit,
    /// until the user moves the line between them.
    void addBeside(QWidget* widget);

    /// Says above the table what it is about, as plain text; nothing if empty.
    void setSubject(const QString& text);

    /// Shows @p sentence instead of the table; the table if it is empty.
    void setHint(const QString& sentence);

    /// Sets all texts anew, for another language or another unit.
    virtual void retranslate() = 0;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void share();

    DataTable* m_table;
    QLabel* m_hint;
    QLabel* m_subject;
    QVBoxLayout* m_rows;
    QHBoxLayout* m_tools;
    QSplitter* m_content;
    bool m_isShareOwn = false; ///< the user moved the line
    QStackedLayout* m_stack;
};

} // namespace tidemark::app
