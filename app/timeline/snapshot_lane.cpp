// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/snapshot_lane.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/snapshot_menu.h"
#include "app/workspace/snapshot_mime.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QFile>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace tidemark::app
{

namespace
{

constexpr double kHalfDiamond = 10.0;
constexpr int kDarkFill = 140; ///< of 255: below, letters on it are white

QPolygonF diamondAt(QPointF centre, double half)
{
    return QPolygonF({centre + QPointF(0, -half), centre + QPointF(half, 0),
                      centre + QPointF(0, half), centre + QPointF(-half, 0)});
}

} // namespace

SnapshotLane::SnapshotLane(Workspace& workspace, const PlotMargins& margins, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_margins(margins),
      m_tips(workspace)
{
    onLanguageChange(*this, [this] { retranslate(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    const auto redraw = qOverload<>(&QWidget::update);
    connect(&workspace.session, &Session::plotChanged, this, &SnapshotLane::rebuild);
    connect(&workspace.session.time(), &TimeSelection::visibleChanged, this, redraw);
    connect(&workspace.session.time(), &TimeSelection::cursorChanged, this, redraw);
    for (const auto signal :
         {&SnapshotSelection::currentChanged, &SnapshotSelection::rolesChanged}) {
        connect(&workspace.session.snapshots(), signal, this, redraw);
    }
    connect(&m_tips, &SnapshotTips::changed, this, [this] {
        if (m_toolTipAt && QToolTip::isVisible()) {
            showToolTip(*m_toolTipAt);
        }
    });
    retranslate();
}

void SnapshotLane::retranslate()
{
    setAccessibleName(tr("Snapshots"));
    rebuild();
}

void SnapshotLane::rebuild()
{
    const auto chosen = m_chosen ? std::optional(m_moments[*m_chosen]) : std::nullopt;
    m_moments = snapshotMoments(m_workspace.session);
    m_chosen.reset();
    for (std::size_t i = 0; chosen && i < m_moments.size(); ++i) {
        if (m_moments[i].recordingId == chosen->recordingId &&
            m_moments[i].index == chosen->index) {
            m_chosen = i;
        }
    }
    setVisible(!m_moments.empty());
    update();
}

TimeScale SnapshotLane::scale() const
{
    return TimeScale::across(width(), m_margins, m_workspace.session.time().visible());
}

/// The nearest one where several lie close to each other.
std::optional<std::size_t> SnapshotLane::at(QPoint place) const
{
    const TimeScale across = scale();
    std::optional<std::size_t> nearest;
    double least = kHalfDiamond;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        const double x = across.pixelOf(m_moments[i].position);
        const double distance = std::abs(x - place.x());
        if (across.contains(x) && distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

void SnapshotLane::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TimeScale across = scale();
    QColor muted = palette().color(QPalette::WindowText);
    muted.setAlphaF(0.72F);
    painter.setPen(muted);
    painter.drawText(QRect(0, 0, m_margins.left - 6, height()), Qt::AlignRight | Qt::AlignVCenter,
                     tr("Snapshots"));
    QColor line = muted;
    line.setAlphaF(0.2F);
    painter.setPen(QPen(line, 1));
    painter.drawLine(QPointF(across.left(), height() / 2.0),
                     QPointF(across.right(), height() / 2.0));
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        const double x = across.pixelOf(m_moments[i].position);
        if (across.contains(x) && i != m_chosen) {
            draw(painter, i, x);
        }
    }
    if (m_chosen && across.contains(across.pixelOf(m_moments[*m_chosen].position))) {
        draw(painter, *m_chosen, across.pixelOf(m_moments[*m_chosen].position)); // above the others
    }
    if (const auto& cursor = m_workspace.session.time().cursor();
        cursor && across.contains(across.pixelOf(*cursor))) {
        line.setAlphaF(0.55F);
        painter.setPen(QPen(line, 1));
        const double x = std::round(across.pixelOf(*cursor)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

/// Filled if it can be shown, with the letter of its role; the one that is shown has a ring.
void SnapshotLane::draw(QPainter& painter, std::size_t number, double x) const
{
    const SnapshotMoment& moment = m_moments[number];
    const SnapshotSelection& selection = m_workspace.session.snapshots();
    const OpenRecording* const open = m_workspace.session.find(moment.recordingId);
    const QPointF centre(x, height() / 2.0);
    const QColor colour = open != nullptr ? open->colour : palette().color(QPalette::WindowText);
    const bool isShown = moment.ref && selection.current() == moment.ref;
    const QColor fill = moment.ref ? colour : palette().color(QPalette::Base);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(fill);
    painter.drawPolygon(diamondAt(centre, kHalfDiamond - 1.5));
    if (isShown || (number == m_chosen && hasFocus())) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(isShown ? QPalette::WindowText : QPalette::Highlight),
                            isShown ? 2 : 1.5));
        painter.drawPolygon(diamondAt(centre, kHalfDiamond + 1));
    }
    if (const auto role = moment.ref ? selection.roleOf(*moment.ref) : std::nullopt) {
        QFont bold = font();
        bold.setBold(true);
        bold.setPixelSize(10);
        painter.setFont(bold);
        painter.setPen(qGray(fill.rgb()) < kDarkFill ? Qt::white : Qt::black);
        painter.drawText(QRectF(x - kHalfDiamond, 0, 2 * kHalfDiamond, height()), Qt::AlignCenter,
                         letterOf(*role));
    }
}

void SnapshotLane::showToolTip(QPoint place)
{
    const auto number = at(place);
    m_toolTipAt = number ? std::optional(place) : std::nullopt;
    if (number) {
        QToolTip::showText(mapToGlobal(place), plainToolTip(m_tips.tipOf(m_moments, *number)),
                           this);
    } else {
        QToolTip::hideText();
    }
}

bool SnapshotLane::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        showToolTip(static_cast<const QHelpEvent*>(event)->pos());
        return true;
    }
    return QWidget::event(event);
}

void SnapshotLane::choose(std::size_t number)
{
    m_chosen = number;
    setAccessibleDescription(m_tips.nameOf(m_moments[number]));
    update();
}

/// The timeline stays that of the recording which took it.
void SnapshotLane::show(const SnapshotMoment& moment)
{
    if (moment.ref) {
        m_workspace.session.snapshots().setCurrent(moment.ref);
        return;
    }
    const OpenRecording* const open = m_workspace.session.find(moment.recordingId);
    if (open != nullptr && moment.index < open->recording->snapshots.size()) {
        const std::string& path = open->recording->snapshots[moment.index]->path;
        Q_EMIT openRequested(QFile::decodeName(QByteArray::fromStdString(path)));
    }
}

/// The earlier one is A.
void SnapshotLane::compare(const SnapshotRef& one, const SnapshotRef& other)
{
    const auto placeOf = [this](const SnapshotRef& snapshot) {
        return std::ranges::find(m_moments, std::optional(snapshot), &SnapshotMoment::ref);
    };
    const bool isLater = placeOf(one) != m_moments.end() && placeOf(one) > placeOf(other);
    SnapshotSelection& selection = m_workspace.session.snapshots();
    selection.setSnapshot(SnapshotRole::A, isLater ? other : one);
    selection.setSnapshot(SnapshotRole::B, isLater ? one : other);
    Q_EMIT comparisonRequested();
}

void SnapshotLane::mousePressEvent(QMouseEvent* event)
{
    const auto number = at(event->position().toPoint());
    if (!number) {
        event->ignore();
        return;
    }
    setFocus(Qt::MouseFocusReason);
    choose(*number);
    m_pressedAt = event->position().toPoint();
    event->accept();
}

void SnapshotLane::mouseMoveEvent(QMouseEvent* event)
{
    const bool isDragged = event->buttons().testFlag(Qt::LeftButton) && m_chosen &&
                           m_moments[*m_chosen].ref && isAt(m_pressedAt) &&
                           (event->position().toPoint() - m_pressedAt).manhattanLength() >=
                               QApplication::startDragDistance();
    if (isDragged) {
        auto* const drag = new QDrag(this);
        drag->setMimeData(encodeSnapshot(*m_moments[*m_chosen].ref));
        drag->exec(Qt::CopyAction);
    }
}

void SnapshotLane::mouseReleaseEvent(QMouseEvent* event)
{
    const auto number = at(event->position().toPoint());
    if (event->button() == Qt::LeftButton && number && number == m_chosen) {
        show(m_moments[*number]);
    }
}

void SnapshotLane::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if ((key == Qt::Key_Left || key == Qt::Key_Right) && event->modifiers() == Qt::NoModifier &&
        !m_moments.empty()) {
        const std::size_t last = m_moments.size() - 1;
        const bool toLeft = key == Qt::Key_Left;
        if (!m_chosen) {
            choose(toLeft ? last : 0);
        } else {
            choose(toLeft ? std::max<std::size_t>(*m_chosen, 1) - 1
                          : std::min(*m_chosen + 1, last));
        }
    } else if (m_chosen && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        show(m_moments[*m_chosen]);
    } else if (!m_chosen || !m_moments[*m_chosen].ref ||
               !takeRoleKey(*event, m_workspace.session, *m_moments[*m_chosen].ref)) {
        QWidget::keyPressEvent(event);
    }
}

void SnapshotLane::contextMenuEvent(QContextMenuEvent* event)
{
    const auto number =
        event->reason() == QContextMenuEvent::Keyboard ? m_chosen : at(event->pos());
    if (!number) {
        QWidget::contextMenuEvent(event);
        return;
    }
    choose(*number);
    const SnapshotMoment moment = m_moments[*number]; // while the menu stands, there may be more
    QMenu menu(this);
    menu.addAction(moment.ref ? tr("Show") : tr("Open"), this, [this, moment] { show(moment); });
    if (moment.ref) {
        menu.addSeparator();
        addRoleActions(menu, m_workspace.session, *moment.ref);
        menu.addSeparator();
        const auto before = refBefore(*number);
        QAction* const action =
            menu.addAction(tr("Compare with the one before"), this,
                           [this, moment, before] { compare(*before, *moment.ref); });
        action->setEnabled(before.has_value());
    }
    menu.exec(event->globalPos());
    event->accept();
}

/// The snapshot before number @p number of the same recording that can be shown.
std::optional<SnapshotRef> SnapshotLane::refBefore(std::size_t number) const
{
    std::optional<SnapshotRef> before;
    for (std::size_t i = 0; i < number; ++i) {
        if (m_moments[i].ref && m_moments[i].recordingId == m_moments[number].recordingId) {
            before = m_moments[i].ref;
        }
    }
    return before;
}

void SnapshotLane::dragEnterEvent(QDragEnterEvent* event)
{
    if (decodeSnapshot(event->mimeData())) {
        event->acceptProposedAction();
    }
}

/// The snapshot that another one is dropped on.
std::optional<SnapshotRef> SnapshotLane::dropTargetAt(const QDropEvent& event) const
{
    const auto number = at(event.position().toPoint());
    const auto dragged = decodeSnapshot(event.mimeData());
    const auto target = number ? m_moments[*number].ref : std::nullopt;
    return dragged && snapshotOf(m_workspace.session, dragged) != nullptr && dragged != target
               ? target
               : std::nullopt;
}

void SnapshotLane::dragMoveEvent(QDragMoveEvent* event)
{
    dropTargetAt(*event) ? event->acceptProposedAction() : event->ignore();
}

void SnapshotLane::dropEvent(QDropEvent* event)
{
    if (const auto target = dropTargetAt(*event)) {
        event->acceptProposedAction();
        compare(*decodeSnapshot(event->mimeData()), *target);
    }
}

} // namespace tidemark::app

#include "moc_snapshot_lane.cpp"
