// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace tidemark::app
{

/// A list of metrics to tick: those of memory that usual exporters have first, then what else the
/// server has. GUI thread only.
class MetricChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit MetricChooser(QWidget* parent = nullptr);

    /// Shows what the server has; until then, what it may have.
    void setMetrics(const QStringList& metrics);

    /// Those that are ticked, with process_start_time_seconds where it tells of their restarts.
    QStringList chosen() const;

Q_SIGNALS:
    void changed();

private:
    void fill(const QStringList& metrics, bool areKnown);
    void add(const QString& metric);
    void filter();
    void retranslate();

    QLineEdit* m_filter;
    QListWidget* m_list;
    QStringList m_metrics;
    bool m_areKnown = false; ///< the server listed them
};

} // namespace tidemark::app
