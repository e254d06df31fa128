// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/snapshots/rss_waterfall.h"

#include <QWidget>

namespace tidemark::app
{

/// The RSS of a process taken apart: a line for each step with its bar, which begins where the one
/// before has ended, and its size, down to what is not explained. Below them stand the rules of the
/// steps. The description for screen readers has the same.
class RssWaterfallChart final : public QWidget
{
    Q_OBJECT

public:
    explicit RssWaterfallChart(QWidget* parent = nullptr);

    void setWaterfall(RssWaterfall waterfall, SizeUnit unit);
    const RssWaterfall& waterfall() const { return m_waterfall; }

    /// Where a step is drawn, the RSS itself being the first and what is not explained the last;
    /// empty where that is nothing.
    QRectF areaOf(std::size_t line) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// What is drawn and written for one step.
    struct Line {
        QString name;
        QString size;
        QString rule;
        QColor colour;          ///< none for a hatched bar
        std::int64_t begin = 0; ///< bytes on the scale from 0 to the RSS
        std::int64_t length = 0;
    };

    void describe();
    void makeLines();
    int lineHeight() const;
    QRect barsArea() const;
    QString ruleText(const Line& line) const;
    int ruleHeight(const Line& line, int width) const;
    QFont ruleFont() const;

    RssWaterfall m_waterfall;
    SizeUnit m_unit = SizeUnit::Binary;
    std::vector<Line> m_lines;
};

} // namespace tidemark::app
