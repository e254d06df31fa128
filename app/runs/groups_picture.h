// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_scale.h"

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace tidemark::app
{

/// One run in the picture of groups.
struct GroupDot {
    int id = 0; ///< of the recording
    QColor colour = {};
    double value = 0.0; ///< of the figure that is shown

    bool operator==(const GroupDot&) const = default;
};

/// One group in it.
struct PicturedGroup {
    QString name = {};
    GroupFigure figure = {};
    std::optional<GroupChange> change = {}; ///< against the base; none of the base
    std::vector<GroupDot> dots = {};
};

/// What the picture shows.
struct GroupsContents {
    RunFigure figure = RunFigure::Peak;
    AxisUnit axis = AxisUnit::Nanoseconds;
    SizeUnit unit = SizeUnit::Binary;
    QString base = {}; ///< name of the group that the others are set against
    std::vector<PicturedGroup> groups = {};
};

/// Groups of runs one below the other, over one scale: each run a dot, the interval of the mean a
/// bar, the mean a line and the median a broken one, and what that means in a sentence.
class GroupsPicture final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupsPicture(QWidget* parent = nullptr);

    void setContents(GroupsContents contents);

    /// Rings around the runs with these numbers; 0 for none.
    void setMarked(int current, int pointed);

    /// Where the middle of dot @p dot of group @p group is.
    QPointF placeOf(std::size_t group, std::size_t dot) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The mouse is on the run with this number; on none if it is 0.
    void runPointed(int id);
    void runChosen(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF stripOf(std::size_t group) const;
    double rowHeight() const;
    double pixelOf(double value) const;
    int runAt(const QPointF& place) const;
    QString sentenceOf(const PicturedGroup& group) const;
    void describe();
    void paintGroup(QPainter& painter, std::size_t index) const;
    void paintFigure(QPainter& painter, const QRectF& strip, const GroupFigure& figure) const;
    void paintDots(QPainter& painter, std::size_t index) const;
    void paintTicks(QPainter& painter) const;

    GroupsContents m_contents;
    RunScale m_scale;
    int m_current = 0;
    int m_pointed = 0;
};

} // namespace tidemark::app
