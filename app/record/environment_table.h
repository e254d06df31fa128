// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/record/run_request.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace tidemark::app
{

/// Variables to edit, one a row, with buttons to add and remove them.
class EnvironmentTable final : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentTable(QWidget* parent = nullptr);

    /// Those that have a name, in their order.
    RunRequest::Variables variables() const;
    void setVariables(const RunRequest::Variables& variables);

    /// Whether a row cannot be a variable: a value without a name, or a name with "=" in it.
    bool hasBadName() const;

Q_SIGNALS:
    void changed();

private:
    void add();
    void removeSelected();
    void append(const QString& name, const QString& value);
    QString text(int row, int column) const;
    void updateButtons();
    void retranslate();

    QTableWidget* m_table;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace tidemark::app
