// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query_text.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tidemark::app
{

/// Which labels the series asked for must have: typed, or put together from what the server has.
/// GUI thread only.
class LabelChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit LabelChooser(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);

    /// The filters, or the part of the text that is none.
    std::vector<LabelFilter> filters(std::string& wrong) const;

    void setLabels(const QStringList& labels);

    /// The values of the label that is chosen, if that is still @p label.
    void setValues(const QString& label, const QStringList& values);

Q_SIGNALS:
    void changed();
    void valuesWanted(const QString& label);

private:
    void addFilter();
    void updateButton();
    void retranslate();

    QLineEdit* m_text;
    QComboBox* m_label;
    QComboBox* m_value;
    QPushButton* m_add;
};

} // namespace tidemark::app
