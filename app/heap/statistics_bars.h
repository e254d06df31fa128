// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/heap/heap_statistics.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace tidemark::app
{

/// One snapshot in the statistics.
struct StatisticsBar {
    QString letter; ///< "A", or empty
    QString name;
    std::optional<HeapStatistics> statistics = {}; ///< null until they are known

    bool operator==(const StatisticsBar&) const = default;
};

/// What snapshots hold by kind, as one stacked bar each under its name, all on one scale. A tooltip
/// tells the kind under the pointer; the description for screen readers tells them all.
class StatisticsBars final : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsBars(QWidget* parent = nullptr);

    void setBars(std::vector<StatisticsBar> bars, SizeUnit unit);
    const std::vector<StatisticsBar>& bars() const { return m_bars; }

    /// Where a kind of a bar is drawn; empty if it is not.
    QRectF areaOf(std::size_t bar, HeapKind kind) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    QRectF barArea(std::size_t bar) const;
    QString textOf(const StatisticsBar& bar, HeapKind kind) const;
    QString textAt(const QPointF& position) const;
    void describe();

    std::vector<StatisticsBar> m_bars;
    SizeUnit m_unit = SizeUnit::Binary;
    double m_most = 0.0; ///< bytes that fill the width
};

} // namespace tidemark::app
