// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/history_range.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;

namespace tidemark::app
{

/// From when to when, in local time, and in which steps. GUI thread only.
class TimeChooser final : public QWidget
{
    Q_OBJECT

public:
    enum Range { LastHour, LastDay, LastWeek, LastMonth, FromTo };

    explicit TimeChooser(QWidget* parent = nullptr);

    int range() const;
    void setRange(int range);

    /// As it was typed; empty for what fits the time.
    QString step() const;
    void setStep(const QString& step);

    /// What is chosen, as it is at @p nowUnixNs. None, and @p problem says why, if it makes no
    /// sense.
    std::optional<HistoryRange> chosen(std::int64_t nowUnixNs, QString& problem) const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void retranslate();

    QComboBox* m_range;
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    QLabel* m_until;
    QLabel* m_stepLabel;
    QLineEdit* m_step;
};

} // namespace tidemark::app
