// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/object_panel.h"

#include "app/objects/object_head.h"
#include "app/text/node_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/line_actions.h"
#include "app/widgets/tree_table.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace tidemark::app
{

namespace
{

/// -1 for Alt+Left, 1 for Alt+Right, 0 for all other keys.
int directionOf(const QKeyEvent& event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::AltModifier) {
        return 0;
    }
    return event.key() == Qt::Key_Left ? -1 : event.key() == Qt::Key_Right ? 1 : 0;
}

} // namespace

ObjectPanel::ObjectPanel(Workspace& workspace, Needs needs, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_needs(needs),
      m_head(new ObjectHead(workspace.session.objectHistory(), this))
{
    onLanguageChange(*this, [this] {
        retranslate();
        refresh();
    });
    connect(&workspace.session.snapshots(), &SnapshotSelection::objectChanged, this,
            &ObjectPanel::refresh);
    connect(&workspace.options, &ViewOptions::changed, this, &ObjectPanel::refresh);
    connect(&workspace.analyses, &HeapAnalyses::changed, this, [this](const SnapshotPtr& snapshot) {
        if (snapshot == m_snapshot) {
            refresh();
        }
    });
}

void ObjectPanel::setContent(QWidget* content)
{
    m_hint = new HeapHint(content, this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_hint, 1);
    connect(m_hint, &HeapHint::retryRequested, this, [this] {
        m_workspace.analyses.request(m_snapshot);
        refresh();
    });
}

void ObjectPanel::linkLines(TreeTable* table,
                            std::function<std::optional<std::uint32_t>(const TreeEntry&)> nodeOf)
{
    table->lineActions().offerMap(
        m_workspace.session.snapshots(),
        [this, nodeOf](const TreeEntry& entry) -> std::optional<MapSubject> {
            const auto node = m_snapshot != nullptr ? nodeOf(entry) : std::nullopt;
            return node ? std::optional<MapSubject>(ObjectRef{m_snapshot, *node}) : std::nullopt;
        });
    connect(table, &TreeTable::entryActivated, this,
            [this, nodeOf = std::move(nodeOf)](const TreeEntry& entry) {
                const auto node = nodeOf(entry);
                if (node && m_snapshot != nullptr) {
                    m_workspace.session.objectHistory().follow({m_snapshot, *node});
                }
            });
    watchKeys(table);
}

void ObjectPanel::watchKeys(QWidget* view)
{
    view->installEventFilter(this);
}

HeapCells ObjectPanel::cells() const
{
    return HeapCells(overview(), analysis(), unit());
}

void ObjectPanel::refresh()
{
    const auto& object = m_workspace.session.snapshots().object();
    const SnapshotPtr snapshot = object ? object->snapshot : nullptr;
    if (snapshot != m_snapshot) {
        clear(); // what is not shown must not keep a closed heap in memory
        m_snapshot = snapshot;
    }
    if (snapshot == nullptr || isVisible()) {
        present(snapshot);
    }
}

void ObjectPanel::present(const SnapshotPtr& snapshot)
{
    m_head->setVisible(snapshot != nullptr);
    if (snapshot == nullptr) {
        m_hint->showSentence(tr("Choose an object in a table, or find one by its id (Ctrl+G)."));
        return;
    }
    if (m_workspace.analyses.failureOf(snapshot) == std::nullopt) {
        m_workspace.analyses.request(snapshot);
    }
    const ObjectRef object = *m_workspace.session.snapshots().object();
    if (overview() != nullptr) {
        showHead(object);
    }
    if (overview() == nullptr || (m_needs == Needs::Analysis && analysis() == nullptr)) {
        m_head->setVisible(overview() != nullptr);
        m_hint->showState(m_workspace.analyses, snapshot);
        return;
    }
    const QString sentence = showObject(object);
    if (sentence.isEmpty()) {
        m_hint->showContent();
    } else {
        m_hint->showSentence(sentence);
    }
}

void ObjectPanel::showHead(const ObjectRef& object)
{
    const HeapCells known = cells();
    const std::uint32_t node = object.node;
    m_head->setName(nodeTextWithId(*object.snapshot->graph, known.overview().states, node));
    const std::string_view type = object.snapshot->graph->nodeTypeName(node);
    m_head->setFacts(tr("%1 · distance %2 · shallow %3 · retained %4")
                         .arg(QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size())),
                              known.distance(node).text, known.shallow(node).text,
                              known.retained(node).text));
    m_head->setNote({});
}

void ObjectPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

bool ObjectPanel::goByKey(const QKeyEvent& event)
{
    const int direction = directionOf(event);
    if (direction < 0) {
        m_workspace.session.objectHistory().goBack();
    } else if (direction > 0) {
        m_workspace.session.objectHistory().goForward();
    }
    return direction != 0;
}

/// The window goes through the views of the timeline by the same keys; here they are the panel's.
bool ObjectPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        directionOf(*static_cast<QKeyEvent*>(event)) != 0) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool ObjectPanel::eventFilter(QObject* watched, QEvent* event)
{
    return (event->type() == QEvent::KeyPress && goByKey(*static_cast<QKeyEvent*>(event))) ||
           QWidget::eventFilter(watched, event);
}

void ObjectPanel::keyPressEvent(QKeyEvent* event)
{
    if (!goByKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

} // namespace tidemark::app

#include "moc_object_panel.cpp"
