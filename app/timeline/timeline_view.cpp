// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timeline_view.h"

#include "app/text/plain_text.h"
#include "app/timeline/alignment_chooser.h"
#include "app/timeline/chart_table.h"
#include "app/timeline/counter_lanes.h"
#include "app/timeline/difference_lane.h"
#include "app/timeline/event_lane.h"
#include "app/timeline/function_lane.h"
#include "app/timeline/left_margin.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/peak_label.h"
#include "app/timeline/size_navigation.h"
#include "app/timeline/snapshot_lane.h"
#include "app/timeline/span_actions.h"
#include "app/timeline/spoken_timeline.h"
#include "app/timeline/time_navigation.h"
#include "app/timeline/timeline_chart.h"
#include "app/timeline/type_lane.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_combo_box.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <utility>

namespace tidemark::app
{

namespace
{

constexpr double kPeakZoom = 10.0; ///< going to a peak shows a tenth of all

} // namespace

TimelineView::TimelineView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_navigation(new TimeNavigation(workspace.session.time(), m_margins, this))
{
    onLanguageChange(*this, [this] {
        updateMargins();
        retranslate();
    });
    onChange(*this, {QEvent::FontChange}, [this] { updateMargins(); });
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    installChartTables();
    installSpokenTimelines();
    auto* const header = makeHeader();
    m_chart = new TimelineChart(workspace, m_margins, this);
    m_functions = new FunctionLane(workspace, m_margins, this);
    auto* const functions = m_functions;
    auto* const counters = new CounterLanes(workspace.session, m_margins, this);
    auto* const difference = new DifferenceLane(workspace, m_margins, this);
    auto* const events = new EventLane(workspace.session, m_margins, this);
    auto* const snapshots = new SnapshotLane(workspace, m_margins, this);
    auto* const types = new TypeLane(workspace, m_margins, TypeLane::Axis::Time, this);
    auto* const overview = new OverviewStrip(workspace.session, m_margins, this);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(2);
    layout->addWidget(header);
    layout->addWidget(m_chart, 1);
    layout->addWidget(difference);
    layout->addWidget(counters);
    layout->addWidget(functions);
    layout->addWidget(snapshots);
    layout->addWidget(types);
    layout->addWidget(events);
    layout->addWidget(overview);

    m_navigation->watch(m_chart->viewport());
    m_sizeNavigation = new SizeNavigation(workspace.sizes, *m_chart, this);
    m_navigation->watch(functions->viewport(), {.rangeAt = [functions](QPoint point) {
                            return functions->placeAt(point).range;
                        }});
    m_navigation->watch(snapshots,
                        {.isTaken = [snapshots](QPoint point) { return snapshots->isAt(point); }});
    connect(snapshots, &SnapshotLane::openRequested, this, &TimelineView::openRequested);
    connect(snapshots, &SnapshotLane::comparisonRequested, this,
            &TimelineView::comparisonRequested);
    m_navigation->watch(types);
    m_navigation->watch(events);
    m_navigation->watch(counters);
    m_navigation->watch(difference);
    followMouse();
    followSession();
    followSizes();
    connect(this, &TimelineView::marginsChanged, m_chart, &TimelineChart::followMargins);
    for (QWidget* const lane : std::initializer_list<QWidget*>{
             functions->viewport(), snapshots, types, events, counters, difference, overview}) {
        connect(this, &TimelineView::marginsChanged, lane, qOverload<>(&QWidget::update));
    }
    updateMargins();
    retranslate();
}

void TimelineView::followMouse()
{
    connect(m_navigation, &TimeNavigation::mouseMoved, this, [this](QWidget* widget, QPointF at) {
        const bool isOnChart = widget == m_chart->viewport();
        m_chart->showMouse(isOnChart ? std::optional(at) : std::nullopt);
        m_workspace.session.pointing().set(isOnChart ? m_chart->placeAt(at)
                                           : widget == m_functions->viewport()
                                               ? m_functions->placeAt(at.toPoint())
                                               : PointedPlace());
    });
    connect(m_navigation, &TimeNavigation::mouseLeft, this, [this] {
        m_chart->showMouse({});
        m_workspace.session.pointing().clear();
    });
}

void TimelineView::followSession()
{
    connect(&m_workspace.session, &Session::plotChanged, this, &TimelineView::updateHeader);
    connect(&m_workspace.session.time(), &TimeSelection::visibleChanged, this,
            &TimelineView::updateHeader);
    connect(&m_workspace.options, &ViewOptions::changed, this, &TimelineView::updateHeader);
    for (const auto signal : {&Session::listChanged, &Session::alignmentChanged}) {
        connect(&m_workspace.session, signal, this, &TimelineView::updateMargins);
    }
    connect(&m_workspace.session, &Session::recordingChanged, this, &TimelineView::updateMargins);
    connect(&m_workspace.options, &ViewOptions::changed, this, &TimelineView::updateMargins);
}

/// The labels of an axis that is zoomed may be longer than those from zero; the plot gives way and
/// does not come back with each step.
void TimelineView::followSizes()
{
    connect(&m_workspace.sizes, &SizeAxis::changed, this, [this] {
        showSizeKind();
        if (!m_workspace.sizes.zoomed()) {
            m_widestLabel = 0;
            updateMargins();
        }
    });
    // Later, as it is said while the chart is painted.
    connect(
        m_chart, &TimelineChart::labelsChanged, this,
        [this](int widest) {
            if (widest > m_widestLabel) {
                m_widestLabel = widest;
                updateMargins();
            }
        },
        Qt::QueuedConnection);
}

/// What it says while the axis is zoomed by hand is no choice.
void TimelineView::showSizeKind()
{
    constexpr int kKinds = 3;
    const bool isZoomed = m_workspace.sizes.zoomed().has_value();
    if (isZoomed && m_sizes->count() == kKinds) {
        m_sizes->addItem(tr("Zoomed"));
    } else if (!isZoomed && m_sizes->count() > kKinds) {
        m_sizes->removeItem(kKinds);
    }
    m_sizes->setCurrentIndex(isZoomed ? kKinds : static_cast<int>(m_workspace.sizes.kind()));
}

QWidget* TimelineView::makeHeader()
{
    auto* const header = new QWidget(this);
    m_title = new QLabel(header);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_note = new QLabel(header);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setEnabled(false);
    m_alignment = new AlignmentChooser(m_workspace.session, header);
    m_sizes = new ElidedComboBox(header);
    m_unit = new ElidedComboBox(header);

    auto* const row = new QHBoxLayout(header);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_note, 1);
    row->addWidget(m_alignment);
    row->addWidget(m_sizes);
    row->addWidget(m_unit);
    connect(m_sizes, &QComboBox::activated, this, [this](int index) {
        if (index <= static_cast<int>(SizeAxis::Kind::Logarithmic)) {
            m_workspace.sizes.setKind(static_cast<SizeAxis::Kind>(index));
        }
    });
    connect(m_unit, &QComboBox::activated, this,
            [this](int index) { m_workspace.options.setSizeUnit(static_cast<SizeUnit>(index)); });
    return header;
}

void TimelineView::retranslate()
{
    setAccessibleName(tr("Timeline"));
    m_title->setText(tr("Timeline"));
    m_sizes->clear();
    m_sizes->addItems({tr("From zero"), tr("Fitted"), tr("Logarithmic")});
    showSizeKind();
    m_sizes->setAccessibleName(tr("Memory axis"));
    m_sizes->setToolTip(plainToolTip(
        tr("What the memory axis shows. Ctrl and the wheel zoom it; over its labels the wheel "
           "alone, and dragging moves it.")));
    m_unit->clear();
    m_unit->addItems({tr("KiB, MiB, GiB"), tr("kB, MB, GB"), tr("Bytes")});
    m_unit->setAccessibleName(tr("Unit of sizes"));
    updateHeader();
}

void TimelineView::updateHeader()
{
    m_unit->setCurrentIndex(static_cast<int>(m_workspace.options.sizeUnit()));

    int elsewhere = 0;
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        const bool other =
            open.hasTimeline() && open.recording->timeline.axis != m_workspace.session.axisUnit();
        elsewhere += open.isVisible && other ? 1 : 0;
    }
    QStringList notes{alignmentNote(m_workspace.session)};
    if (elsewhere > 0) {
        notes.prepend(tr("%n with another axis: shown once chosen in Sources", nullptr, elsewhere));
    }
    notes.removeAll(QString());
    m_note->setText(notes.join(QStringLiteral(" · ")));
}

void TimelineView::updateMargins()
{
    const int left = leftMarginOf(m_workspace, font(), m_widestLabel);
    if (left != m_margins.left) {
        m_margins.left = left;
        Q_EMIT marginsChanged();
    }
}

void TimelineView::goToPeak()
{
    const OpenRecording* current = m_workspace.session.currentTimeline();
    if (current == nullptr) {
        return;
    }
    if (const auto peak = peakOf(m_workspace.session, *current)) {
        m_workspace.session.setVisible(current->id, true);
        zoomAt(peak->position);
    }
}

void TimelineView::align(AlignmentKind kind)
{
    m_alignment->choose(kind);
}

void TimelineView::goTo(int id, std::int64_t position)
{
    const OpenRecording* open = m_workspace.session.find(id);
    if (open == nullptr) {
        return;
    }
    const std::int64_t target = m_workspace.session.placementOf(*open).toCommon(position);
    m_workspace.session.setVisible(id, true);
    m_workspace.session.setCurrent(id);
    zoomAt(target);
}

/// Puts the cursor at a session position, with its surroundings around it.
void TimelineView::zoomAt(std::int64_t target)
{
    TimeSelection& time = m_workspace.session.time();
    const std::int64_t length = std::min<std::int64_t>(
        time.visible().length(),
        static_cast<std::int64_t>(static_cast<double>(time.whole().length()) / kPeakZoom));
    time.zoomTo({target - length / 2, target + length / 2});
    time.setCursor(target);
}

void TimelineView::goTo(int id, AxisRange range)
{
    const OpenRecording* open = m_workspace.session.find(id);
    if (open == nullptr) {
        return;
    }
    m_workspace.session.setVisible(id, true);
    m_workspace.session.setCurrent(id);
    const AxisRange target = m_workspace.session.placementOf(*open).toCommon(
        {range.begin, std::max(range.end, range.begin + 1)});
    const std::int64_t room = target.length() / 8;
    m_workspace.session.time().zoomTo({target.begin - room, target.end + room});
    m_workspace.session.time().select(target);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const auto cursorBefore = m_workspace.session.time().cursor();
    if (event->key() == Qt::Key_P) {
        goToPeak();
        say(*this, spokenReading(m_workspace));
    } else if (event->key() == Qt::Key_F) {
        m_workspace.options.setFilled(!m_workspace.options.isFilled());
    } else if (m_sizeNavigation->handleKey(*event)) {
        event->accept();
    } else if (m_navigation->handleKey(*event)) {
        if (event->key() == Qt::Key_0) {
            m_workspace.sizes.reset();
        }
        m_chart->showReadOutAtCursor();
        say(*this, m_workspace.session.time().cursor() != cursorBefore ? spokenReading(m_workspace)
                                                                       : spokenRange(m_workspace));
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// Draws a frame around the view while it has the keyboard focus.
void TimelineView::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_functions->updateGeometry(); // it takes a part of the height
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    setFocus();
    QWidget::mousePressEvent(event);
}

/// The call of a function that a menu is to be about: the one under the mouse; for the key, the
/// innermost at the cursor.
PointedPlace TimelineView::callFor(const QContextMenuEvent& event) const
{
    const Session& session = m_workspace.session;
    if (event.reason() != QContextMenuEvent::Keyboard) {
        return m_functions->isVisible()
                   ? m_functions->placeAt(m_functions->viewport()->mapFromGlobal(event.globalPos()))
                   : PointedPlace();
    }
    const OpenRecording* const open = session.currentTimeline();
    const auto& cursor = session.time().cursor();
    if (open == nullptr || !cursor || !session.isOnAxis(*open)) {
        return {};
    }
    const AxisPlacement placement = session.placementOf(*open);
    const Marker* const call = innermostSpanAt(open->recording->timeline, placement.toOwn(*cursor));
    return call == nullptr
               ? PointedPlace()
               : PointedPlace{.recordingId = open->id,
                              .range = placement.toCommon(AxisRange{call->start, call->end}),
                              .function = call->name};
}

/// Of the chart and the lanes too, which leave it to their parent.
void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    qDeleteAll(std::exchange(m_about, {}));
    m_about = spanActions(m_workspace.session, callFor(*event), *this);
    Q_EMIT menuRequested(event->globalPos(), m_about);
    event->accept();
}

} // namespace tidemark::app

#include "moc_timeline_view.cpp"
