// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_card.h"

#include "app/icons/icon.h"
#include "app/sources/card_strip.h"
#include "app/sources/series_list.h"
#include "app/sources/snapshot_list.h"
#include "app/sources/source_actions.h"
#include "app/sources/source_summary.h"
#include "app/sources/sparkline.h"
#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/text/warning_text.h"
#include "app/widgets/accessible_role.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/link_button.h"
#include "app/workspace/plotted_series.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

namespace tidemark::app
{

namespace
{

constexpr int kStripWidth = 6;
constexpr int kCardMargin = 8;
constexpr int kCardRadius = 4;
constexpr int kCurrentOpacity = 28;

QString toolTipOf(const OpenRecording& open)
{
    QStringList lines{open.name};
    if (!open.path.isEmpty()) {
        lines << open.path;
    }
    if (!open.recording->program.empty()) {
        lines << QString::fromStdString(open.recording->program);
    }
    if (open.recording->totals) {
        lines << SourceCard::tr("Only totals of this run are known: it has no memory over time.");
    }
    if (const Series* const main = open.recording->timeline.mainSeries()) {
        if (const QString meaning = meaningText(*main); !meaning.isEmpty()) {
            lines << SourceCard::tr("%1 is taken for %2", "a series: what it is")
                         .arg(seriesText(*main), meaning);
        }
    }
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

} // namespace

SourceCard::SourceCard(Workspace& workspace, int recordingId, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_id(recordingId),
      m_name(new ElidedLabel(this)),
      m_nameEdit(new QLineEdit(this)),
      m_details(new ElidedLabel(this)),
      m_eye(new QToolButton(this)),
      m_fold(new QToolButton(this)),
      m_warnings(new LinkButton(this)),
      m_below(new QWidget(this)),
      m_sparkline(new Sparkline(m_below)),
      m_series(new SeriesList(workspace, recordingId, m_below)),
      m_snapshots(new SnapshotList(workspace, recordingId, m_below)),
      m_actions(new SourceActions(workspace.session, recordingId, this))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { refresh(); });
    setAccessibleRole(this, QAccessible::ListItem);
    setFocusPolicy(Qt::StrongFocus);
    layOut();
    m_nameEdit->hide();
    m_nameEdit->installEventFilter(this);
    m_details->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_fold->setObjectName(QStringLiteral("fold"));
    m_fold->setAutoRaise(true);
    connect(m_fold, &QToolButton::clicked, this,
            [this] { setFolded(!m_workspace.sources.isCardFolded(m_id)); });
    connect(&workspace.sources, &SourceListing::cardsFolded, this, &SourceCard::refresh);
    m_eye->setObjectName(QStringLiteral("eye"));
    m_eye->setAutoRaise(true);
    connect(m_eye, &QToolButton::clicked, this, [this] {
        const OpenRecording* open = m_workspace.session.find(m_id);
        m_workspace.session.setVisible(m_id, open != nullptr && !open->isVisible);
    });
    connect(m_warnings, &LinkButton::clicked, this, [this] {
        QToolTip::showText(m_warnings->mapToGlobal(m_warnings->rect().bottomLeft()),
                           m_warnings->toolTip(), m_warnings);
    });
    connect(m_actions, &SourceActions::renameRequested, this, &SourceCard::startRename);
    connect(&workspace.session.pointing(), &Pointing::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void SourceCard::layOut()
{
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_name, 1);
    top->addWidget(m_nameEdit, 1);
    top->addWidget(m_eye);
    top->addWidget(m_fold);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(2 * kCardMargin + kStripWidth, 6, kCardMargin, kCardMargin);
    all->setSpacing(4);
    all->addLayout(top);
    all->addWidget(m_details);
    all->addWidget(m_warnings);
    all->addWidget(m_below);
    auto* const below = new QVBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(4);
    below->addWidget(m_sparkline);
    below->addWidget(m_series);
    below->addWidget(m_snapshots);
}

bool SourceCard::isCurrent() const
{
    return m_workspace.session.current() != nullptr && m_workspace.session.current()->id == m_id;
}

void SourceCard::refresh()
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    if (open == nullptr) {
        return;
    }
    const SizeUnit unit = m_workspace.options.sizeUnit();
    QStringList told{m_difference, open->isLive ? liveText(*open->recording, unit)
                                                : summaryText(*open->recording, unit)};
    told.removeAll(QString());
    const QString details = told.join(QStringLiteral(" · "));
    m_name->setText(open->isLive ? QStringLiteral("● ") + open->name : open->name);
    m_name->setToolTip({});
    m_name->setForegroundRole(open->isVisible ? QPalette::Text : QPalette::PlaceholderText);
    m_details->setText(details);
    m_details->setVisible(!m_difference.isEmpty() || open->isLive || open->isRun() ||
                          !open->recording->lineTables.empty() ||
                          open->recording->snapshots.size() > 1 ||
                          !open->recording->differences.empty());
    m_sparkline->setRecording(open->recording);
    m_sparkline->setColour(open->isVisible ? open->colour : palette().color(QPalette::Mid));
    m_sparkline->setVisible(open->hasTimeline());
    m_series->refresh();
    m_snapshots->refresh();
    setToolTip(toolTipOf(*open));
    setAccessibleName(QStringLiteral("%1, %2").arg(singleLine(open->name), details));
    setAccessibleDescription(open->isLive      ? tr("being recorded")
                             : open->isVisible ? QString()
                                               : tr("hidden"));
    refreshEye(*open);
    refreshFold(*open);
    refreshWarnings(*open);
    refreshCurrent();
}

void SourceCard::refreshCurrent()
{
    setProperty("selected", isCurrent());
    update();
}

void SourceCard::setScale(double bytes)
{
    m_sparkline->setScale(bytes);
}

void SourceCard::refreshEye(const OpenRecording& open)
{
    m_eye->setVisible(open.isRun());
    m_eye->setIcon(
        themedIcon(open.isVisible ? QStringLiteral("show") : QStringLiteral("hide"), palette()));
    m_eye->setToolTip(open.isVisible ? tr("Hide") : tr("Show"));
    m_eye->setAccessibleName(m_eye->toolTip());
}

/// Not for a card that has nothing to fold.
void SourceCard::refreshFold(const OpenRecording& open)
{
    const bool isFolded = m_workspace.sources.isCardFolded(m_id);
    const bool isAny = open.hasTimeline() || m_series->rows() > 0 || m_snapshots->rows() > 0;
    m_fold->setVisible(isAny);
    m_below->setVisible(isAny && !isFolded);
    m_fold->setArrowType(isFolded ? Qt::RightArrow : Qt::DownArrow);
    m_fold->setToolTip(isFolded ? tr("Unfold") : tr("Fold"));
    m_fold->setAccessibleName(m_fold->toolTip());
}

void SourceCard::setFolded(bool isFolded)
{
    m_workspace.sources.setCardsFolded({m_id}, isFolded);
}

void SourceCard::refreshWarnings(const OpenRecording& open)
{
    const auto& warnings = open.recording->warnings;
    m_warnings->setVisible(!warnings.empty());
    if (warnings.empty()) {
        return;
    }
    m_warnings->setIcon(themedIcon(QStringLiteral("warning"), palette()));
    m_warnings->setLink(warningText(warnings.front()));
    QString text = warningsText(warnings);
    if (!open.recording->table.columns.empty()) {
        text += u'\n' + tr("“Columns…” in the menu of this card says what the columns hold.");
    }
    m_warnings->setToolTip(plainToolTip(text));
    m_warnings->setAccessibleDescription(text);
}

SourceCard::Unfolded SourceCard::unfolded() const
{
    return {m_series->rows(), m_snapshots->rows()};
}

void SourceCard::unfold(const Unfolded& unfolded)
{
    m_series->showUpTo(unfolded.series);
    m_snapshots->showUpTo(unfolded.snapshots);
}

void SourceCard::startRename()
{
    if (const OpenRecording* open = m_workspace.session.find(m_id)) {
        m_nameEdit->setText(singleLine(open->name));
        m_nameEdit->setAccessibleName(tr("Name"));
        m_name->hide();
        m_nameEdit->show();
        m_nameEdit->selectAll();
        m_nameEdit->setFocus();
    }
}

void SourceCard::finishRename(bool isTaken)
{
    if (m_nameEdit->isHidden()) {
        return;
    }
    const bool isChanged = m_nameEdit->isModified();
    m_nameEdit->hide();
    m_name->show();
    setFocus();
    if (isTaken && isChanged) {
        m_workspace.session.rename(m_id, m_nameEdit->text());
    }
}

bool SourceCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_nameEdit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            finishRename(key != Qt::Key_Escape);
            return true;
        }
    } else if (watched == m_nameEdit && event->type() == QEvent::FocusOut) {
        finishRename(true);
    }
    return QWidget::eventFilter(watched, event);
}

void SourceCard::paintEvent(QPaintEvent* /*event*/)
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    if (open == nullptr) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor accent = palette().color(QPalette::Highlight);
    const bool isPointed = m_workspace.session.pointing().recording() == m_id;
    const double line = hasFocus() || isPointed ? 2.0 : 1.0;
    painter.setPen(QPen(isCurrent() || isPointed ? accent : palette().color(QPalette::Mid), line));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(frame, kCardRadius, kCardRadius);
    if (isCurrent()) {
        QColor tint = accent;
        tint.setAlpha(kCurrentOpacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint);
        painter.drawRoundedRect(frame, kCardRadius, kCardRadius);
    }
    paintCardStrip(painter,
                   QRectF(kCardMargin, kCardMargin, kStripWidth, height() - 2 * kCardMargin),
                   open->isVisible ? open->colour : palette().color(QPalette::Mid),
                   open->hasTimeline() ? linePatternOf(m_workspace.session, *open) : LinePattern());
}

void SourceCard::enterEvent(QEnterEvent* /*event*/)
{
    m_workspace.session.pointing().setRecording(m_id);
}

void SourceCard::leaveEvent(QEvent* /*event*/)
{
    m_workspace.session.pointing().clear();
}

void SourceCard::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_workspace.session.setCurrent(m_id);
    event->accept();
}

void SourceCard::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void SourceCard::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_name->geometry().contains(event->position().toPoint())) {
        startRename();
    }
}

void SourceCard::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (const auto step = cardStepOf(*event)) {
        Q_EMIT stepRequested(*step);
    } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
        setFolded(key == Qt::Key_Left);
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        m_workspace.session.setCurrent(m_id);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SourceCard::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SourceCard::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void SourceCard::addFolding(QMenu& menu)
{
    const auto foldAll = [this](bool isFolded) {
        QSet<int> all;
        for (const OpenRecording& open : m_workspace.session.recordings()) {
            all << open.id;
        }
        m_workspace.sources.setCardsFolded(all, isFolded);
    };
    menu.addSeparator();
    if (!m_fold->isHidden()) {
        menu.addAction(m_fold->toolTip(), m_fold, &QToolButton::click);
    }
    menu.addAction(tr("Fold all"), this, [foldAll] { foldAll(true); });
    menu.addAction(tr("Unfold all"), this, [foldAll] { foldAll(false); });
}

void SourceCard::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(*menu);
    addFolding(*menu);
    menu->popup(event->globalPos());
}

} // namespace tidemark::app

#include "moc_source_card.cpp"
