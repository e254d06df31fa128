// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timeline_picture.h"

#include "app/text/plain_text.h"
#include "app/timeline/alignment_chooser.h"
#include "app/timeline/counter_lanes.h"
#include "app/timeline/difference_lane.h"
#include "app/timeline/event_lane.h"
#include "app/timeline/function_lane.h"
#include "app/timeline/left_margin.h"
#include "app/timeline/snapshot_lane.h"
#include "app/timeline/timeline_chart.h"
#include "app/timeline/type_lane.h"
#include "app/workspace/line_pen.h"
#include "app/workspace/plotted_series.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kSampleWidth = 2.5; ///< of a line, beside its name
constexpr int kLeastWidth = 640;
constexpr int kLeastChartHeight = 280;
constexpr double kChartPart = 0.6; ///< of the height of the view that it is a picture of
constexpr int kEdgeRoom = 8;
constexpr std::size_t kMostNames = 30;

/// The lines' colours with their names, in as many rows as they need.
class NamesOfLines final : public QWidget
{
public:
    NamesOfLines(const Session& session, int width, QWidget* parent) : QWidget(parent)
    {
        std::vector<PlottedSeries> lines = plottedSeries(session);
        std::ranges::stable_sort(lines, {}, [&session](const PlottedSeries& line) {
            return session.find(line.recordingId); // in their order there
        });
        const std::size_t named = std::min(lines.size(), kMostNames);
        for (std::size_t i = 0; i < named; ++i) {
            m_entries.push_back({singleLine(lines[i].name), lines[i].colour, lines[i].pattern, {}});
        }
        if (named < lines.size()) {
            m_entries.push_back({TimelinePicture::tr("and %n more", nullptr,
                                                     static_cast<int>(lines.size() - named)),
                                 QColor(),
                                 {},
                                 {}});
        }
        arrange(width);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const Entry& entry : m_entries) {
            const double middle = entry.box.center().y();
            if (entry.colour.isValid()) {
                painter.setPen(linePen(entry.colour, entry.pattern, kSampleWidth));
                painter.drawLine(QPointF(entry.box.left(), middle),
                                 QPointF(entry.box.left() + kSample, middle));
            }
            painter.setPen(palette().color(QPalette::WindowText));
            const QRectF text = entry.box.adjusted(kSample + kGapToName, 0, 0, 0);
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                             fontMetrics().elidedText(entry.name, Qt::ElideMiddle,
                                                      static_cast<int>(std::ceil(text.width()))));
        }
    }

private:
    struct Entry {
        QString name;
        QColor colour; ///< invalid where there is no line
        LinePattern pattern;
        QRectF box;
    };

    void arrange(int width)
    {
        const double row = fontMetrics().height() + 4;
        const double room = std::max(width - 2 * kEdgeRoom, 1);
        double x = 0;
        double y = 0;
        for (Entry& entry : m_entries) {
            const double wanted =
                kSample + kGapToName + fontMetrics().horizontalAdvance(entry.name) + 2;
            const double taken = std::min(wanted, room);
            if (x > 0 && x + taken > room) {
                x = 0;
                y += row;
            }
            entry.box = QRectF(kEdgeRoom + x, y, taken, row);
            x += taken + kBetweenNames;
        }
        setFixedHeight(static_cast<int>(m_entries.empty() ? 0 : y + row));
    }

    static constexpr double kSample = 18.0; ///< length of the line beside a name
    static constexpr double kGapToName = 6.0;
    static constexpr double kBetweenNames = 18.0;

    std::vector<Entry> m_entries;
};

QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(kEdgeRoom, 0, kEdgeRoom, 0);
    label->setWordWrap(true);
    return label;
}

} // namespace

TimelinePicture::TimelinePicture(Workspace& workspace, QSize size) : m_workspace(workspace)
{
    const int width = std::max(size.width(), kLeastWidth);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_margins.left = leftMarginOf(workspace, font());

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kEdgeRoom, 0, kEdgeRoom);
    layout->setSpacing(4);
    QLabel* const name = plainLabel(title(), this);
    QFont large = name->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.25);
    name->setFont(large);
    layout->addWidget(name);
    if (const QString about = alignmentText(workspace.session); !about.isEmpty()) {
        layout->addWidget(plainLabel(about, this));
    }
    layout->addWidget(new NamesOfLines(workspace.session, width, this));

    auto* const chart = new TimelineChart(workspace, m_margins, this);
    chart->setDrawsAtOnce();
    chart->setFixedHeight(
        std::max(static_cast<int>(size.height() * kChartPart), kLeastChartHeight));
    layout->addWidget(chart);
    auto* const functions = new FunctionLane(workspace, m_margins, this);
    functions->showAllRows();
    for (QWidget* const lane : std::initializer_list<QWidget*>{
             new DifferenceLane(workspace, m_margins, this),
             new CounterLanes(workspace.session, m_margins, this), functions,
             new SnapshotLane(workspace, m_margins, this),
             new TypeLane(workspace, m_margins, TypeLane::Axis::Time, this),
             new EventLane(workspace.session, m_margins, this)}) {
        layout->addWidget(lane);
    }
    for (QAbstractButton* const button : findChildren<QAbstractButton*>()) {
        button->hide(); // of lanes
    }
    layout->activate();
    resize(width, layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                              : layout->totalSizeHint().height());
}

QString TimelinePicture::title() const
{
    QString only;
    int shown = 0;
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        if (m_workspace.session.isOnAxis(open)) {
            only = singleLine(open.name);
            ++shown;
        }
    }
    return shown == 1 ? tr("Memory of %1").arg(only)
                      : tr("Memory of %n recordings", nullptr, shown);
}

} // namespace tidemark::app

#include "moc_timeline_picture.cpp"
