// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/snapshot_row.h"

#include "app/widgets/accessible_role.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/snapshot_menu.h"
#include "app/workspace/snapshot_mime.h"

#include <QApplication>
#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QDrag>
#include <QLabel>
#include <QMenu>
#include <QPainter>

namespace tidemark::app
{

namespace
{

constexpr int kRowRadius = 3;
constexpr int kRowMargin = 4;
constexpr int kShownOpacity = 40;
constexpr int kRoleWidth = 14;

} // namespace

SnapshotRow::SnapshotRow(Session& session, const SnapshotRef& snapshot, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_snapshot(snapshot),
      m_role(new QLabel(this)),
      m_name(new ElidedLabel(this)),
      m_size(new QLabel(this))
{
    setAccessibleRole(this, QAccessible::ListItem);
    setFocusPolicy(Qt::StrongFocus);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kRowMargin, 2, kRowMargin, 2);
    row->setSpacing(kRowMargin);
    row->addWidget(m_role);
    row->addWidget(m_name, 1);
    row->addWidget(m_size);
    QFont bold = font();
    bold.setBold(true);
    m_role->setFont(bold);
    m_role->setFixedWidth(kRoleWidth);
    m_role->setAlignment(Qt::AlignCenter);
    m_size->setTextFormat(Qt::PlainText);
    m_size->setForegroundRole(QPalette::PlaceholderText);
    refresh();
}

void SnapshotRow::setTexts(const QString& name, const QString& size)
{
    m_name->setText(name);
    m_size->setText(size);
    refresh();
}

void SnapshotRow::refresh()
{
    const auto role = m_session.snapshots().roleOf(m_snapshot);
    m_role->setText(role ? QString(letterOf(*role)) : QString());
    const QString spoken =
        role ? tr("%1, snapshot %2 of the comparison").arg(m_name->text(), letterOf(*role))
             : m_name->text();
    setAccessibleName(QStringLiteral("%1, %2").arg(spoken, m_size->text()));
    setToolTip(tr("Drag it onto a side of the comparison, or press A, B or C"));
    update();
}

bool SnapshotRow::isShown() const
{
    return m_session.snapshots().current() == m_snapshot;
}

void SnapshotRow::show()
{
    m_session.snapshots().setCurrent(m_snapshot);
    m_session.setCurrent(m_snapshot.recordingId);
}

void SnapshotRow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Highlight);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isShown()) {
        QColor tint = accent;
        tint.setAlpha(kShownOpacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint);
        painter.drawRoundedRect(frame, kRowRadius, kRowRadius);
    }
    painter.setPen(hasFocus() ? QPen(accent, 1.5) : QPen(palette().color(QPalette::Midlight)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, kRowRadius, kRowRadius);
}

void SnapshotRow::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_pressedAt = event->position().toPoint();
    event->accept();
}

void SnapshotRow::mouseMoveEvent(QMouseEvent* event)
{
    const bool isDragged = event->buttons().testFlag(Qt::LeftButton) &&
                           (event->position().toPoint() - m_pressedAt).manhattanLength() >=
                               QApplication::startDragDistance();
    if (isDragged) {
        auto* const drag = new QDrag(this);
        drag->setMimeData(encodeSnapshot(m_snapshot));
        drag->setPixmap(grab());
        drag->exec(Qt::CopyAction);
    }
}

void SnapshotRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        show();
    }
    event->accept();
}

void SnapshotRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        show();
    } else if (!takeRoleKey(*event, m_session, m_snapshot)) {
        QWidget::keyPressEvent(event);
    }
}

void SnapshotRow::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Show"), this, &SnapshotRow::show);
    menu.addSeparator();
    addRoleActions(menu, m_session, m_snapshot);
    menu.exec(event->globalPos());
    event->accept();
}

} // namespace tidemark::app

#include "moc_snapshot_row.cpp"
