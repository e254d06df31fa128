// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/retainers_panel.h"

#include "app/objects/object_head.h"
#include "app/text/location_text.h"
#include "app/text/node_text.h"
#include "app/widgets/tree_table.h"
#include "core/heap/distances.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QToolButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

/// Paths longer than this open only by hand, or by going to their end.
constexpr std::size_t kMostOpened = 60;
constexpr std::size_t kMostWalked = 1000;
constexpr std::size_t kMostCopied = 100'000;

/// Of a longer path the head names so many steps at each end.
constexpr int kNamedEnds = 5;

constexpr int kIndentation = 14;

} // namespace

RetainersPanel::RetainersPanel(Workspace& workspace, QWidget* parent)
    : ObjectPanel(workspace, Needs::Analysis, parent),
      m_table(new TreeTable(this)),
      m_open(add("follow", {}, &RetainersPanel::followCurrent)),
      m_root(add("goToRoot", Qt::CTRL | Qt::Key_End, &RetainersPanel::goToRoot)),
      m_ignore(add("ignore", Qt::Key_Delete, &RetainersPanel::ignoreSelected)),
      m_restore(add("restore", {}, &RetainersPanel::restoreIgnored)),
      m_copyPath(add("copyPath", Qt::CTRL | Qt::SHIFT | Qt::Key_C, &RetainersPanel::copyPath)),
      m_ignoredNote(new QToolButton(this)),
      m_job([this](const Ignored& ignored) { takeIgnored(ignored); })
{
    m_table->setIndentation(kIndentation);
    m_table->sortByColumn(RetainerTree::Distance, Qt::AscendingOrder);
    linkLines(m_table, [this](const TreeEntry& entry) -> std::optional<std::uint32_t> {
        return entry.kind == RetainerTree::Holder ? std::optional(tree()->nodeOf(entry))
                                                  : std::nullopt;
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RetainersPanel::showActions);
    auto* const root = new QToolButton(this);
    root->setDefaultAction(m_root);
    root->setAutoRaise(true);
    head().add(root);
    m_ignoredNote->setObjectName(QStringLiteral("ignoredNote"));
    m_ignoredNote->setAutoRaise(true);
    connect(m_ignoredNote, &QToolButton::clicked, this, &RetainersPanel::restoreIgnored);
    head().add(m_ignoredNote);
    setContent(m_table);
    RetainersPanel::retranslate();
    refresh();
}

QAction* RetainersPanel::add(const char* name, const QKeySequence& key,
                             void (RetainersPanel::*slot)())
{
    auto* const action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_table->addAction(action);
    return action;
}

const RetainerTree* RetainersPanel::tree() const
{
    return static_cast<const RetainerTree*>(m_table->tree().source());
}

QString RetainersPanel::showObject(const ObjectRef& object)
{
    const bool isNew = m_lines == nullptr || m_lines->object() != object.node;
    if (isNew) {
        m_lines = std::make_shared<RetainerLines>(object.node);
    }
    const auto source = std::make_shared<RetainerTree>(analysis(), m_lines, m_ignored, unit());
    if (isNew) {
        m_table->tree().setSource(source);
        openChain();
    } else {
        m_table->tree().refresh(source);
    }
    m_table->fitColumns();
    head().setNote(pathText());
    showActions();
    return m_table->tree().rowCount() > 0 ? QString() : emptyText(object);
}

void RetainersPanel::clear()
{
    m_table->tree().setSource(nullptr);
    m_lines.reset();
    m_ignored.reset();
    showActions();
}

/// The line at the end of @p chain, with all lines before it opened.
QModelIndex RetainersPanel::open(const std::vector<TreeEntry>& chain)
{
    QModelIndex at;
    for (const TreeEntry& entry : chain) {
        const QModelIndex next = m_table->tree().find(entry, at);
        if (!next.isValid()) {
            break; // in another order, on a page that is not shown
        }
        if (at.isValid()) {
            m_table->expand(at);
        }
        at = next;
    }
    return at;
}

void RetainersPanel::openChain()
{
    open(tree()->chain({}, kMostOpened));
}

void RetainersPanel::goToRoot()
{
    if (tree() != nullptr) {
        m_table->reveal(open(tree()->chain({}, kMostWalked)));
        m_table->setFocus();
    }
}

void RetainersPanel::followCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && !m_table->tree().isMore(current)) {
        Q_EMIT m_table->entryActivated(m_table->tree().entry(current));
    }
}

void RetainersPanel::ignoreSelected()
{
    std::vector<std::uint32_t> nodes = m_ignored ? m_ignored->nodes : std::vector<std::uint32_t>();
    const std::size_t before = nodes.size();
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        const TreeEntry entry = m_table->tree().entry(index);
        const bool isHolder = entry.kind == RetainerTree::Holder;
        const std::uint32_t node = isHolder ? tree()->nodeOf(entry) : 0;
        if (isHolder && std::ranges::find(nodes, node) == nodes.end()) {
            nodes.push_back(node);
        }
    }
    if (nodes.size() > before) {
        setIgnored(std::move(nodes));
    }
}

void RetainersPanel::restoreIgnored()
{
    if (m_ignored != nullptr) {
        m_ignored.reset();
        refresh();
        openChain();
    }
}

/// They are gone from the tree at once; the order without them follows when it is known.
void RetainersPanel::setIgnored(std::vector<std::uint32_t> nodes)
{
    m_ignored = hiddenRetainers(analysis(), nodes);
    refresh();
    m_job.start(analysis()->graph().nodeCount(),
                [analysis = analysis(), nodes = std::move(nodes)](TaskControl& control) -> Ignored {
                    const auto hidden = hiddenRetainers(analysis, nodes);
                    if (auto left = ignoreRetainers(*analysis, hidden->isHidden, control)) {
                        hidden->left = std::move(*left);
                    }
                    return hidden;
                });
}

void RetainersPanel::takeIgnored(const Ignored& ignored)
{
    if (m_ignored != nullptr && m_ignored->analysis == ignored->analysis &&
        m_ignored->nodes == ignored->nodes) {
        m_ignored = ignored;
        refresh();
        openChain();
    }
}

void RetainersPanel::copyPath()
{
    if (tree() == nullptr) {
        return;
    }
    const TreeEntry current = m_table->tree().entry(m_table->currentIndex());
    std::vector<TreeEntry> steps;
    for (std::uint32_t line = current.item; line != RetainerLines::kObject;
         line = (*m_lines)[line].below) {
        steps.push_back({RetainerTree::Holder, 0, line, (*m_lines)[line].retainer.edge});
    }
    std::ranges::reverse(steps);
    const std::vector<TreeEntry> rest = tree()->chain(current, kMostCopied);
    steps.insert(steps.end(), rest.begin(), rest.end());

    const HeapGraph& graph = tree()->cells().graph();
    QString text = nodeTextWithId(graph, overview()->states, m_lines->object()) + QLatin1Char('\n');
    for (const TreeEntry& step : steps) {
        const QString place = locationText(graph, tree()->nodeOf(step));
        text += tree()->text(step) + (place.isEmpty() ? QString() : QStringLiteral(" — ") + place) +
                QLatin1Char('\n');
    }
    QApplication::clipboard()->setText(text);
}

/// "global → app → cache → [4] → Fuga": the shortest path from the roots, by its edges.
QString RetainersPanel::pathText() const
{
    const std::vector<TreeEntry> chain = tree()->chain({}, kMostOpened);
    if (chain.empty()) {
        return {};
    }
    const HeapGraph& graph = tree()->cells().graph();
    const DomStates& states = overview()->states;
    const QString object = nodeText(graph, states, m_lines->object());
    QStringList words{nodeText(graph, states, tree()->nodeOf(chain.back()))};
    for (auto step = chain.rbegin(); step != chain.rend(); ++step) {
        words << edgeText(graph, step->edge);
    }
    words << object;
    if (words.size() > 2 * kNamedEnds + 1) {
        words = words.mid(0, kNamedEnds) + QStringList{QStringLiteral("…")} +
                words.mid(words.size() - kNamedEnds);
    }
    return words.join(QStringLiteral(" → "));
}

/// Why there is no line to show.
QString RetainersPanel::emptyText(const ObjectRef& object) const
{
    const std::int32_t distance = overview()->distances[object.node];
    if (object.node == object.snapshot->graph->rootOrdinal) {
        return tr("This is the root of the heap. Nothing holds it.");
    }
    const auto isIgnored = [this](const Retainer& retainer) {
        return m_ignored->isHidden.test(retainer.node);
    };
    if (m_ignored != nullptr &&
        std::ranges::any_of(analysis()->retainers.of(object.node), isIgnored)) {
        return tr("All that holds this object is ignored.");
    }
    if (distance == kUnreached) {
        return tr("Nothing holds this object. It is freed when garbage is collected.");
    }
    return tr("Only the root of the heap holds this object.");
}

void RetainersPanel::showActions()
{
    const QModelIndex current = m_table->currentIndex();
    const bool isLine = current.isValid() && !m_table->tree().isMore(current);
    m_open->setEnabled(isLine);
    m_ignore->setEnabled(isLine);
    m_root->setEnabled(m_table->tree().rowCount() > 0);
    m_copyPath->setEnabled(m_lines != nullptr);
    m_restore->setEnabled(m_ignored != nullptr);
    const int ignored = m_ignored != nullptr ? static_cast<int>(m_ignored->nodes.size()) : 0;
    m_ignoredNote->setVisible(ignored > 0);
    m_ignoredNote->setText(tr("%n ignored · Restore", nullptr, ignored));
}

void RetainersPanel::retranslate()
{
    setWindowTitle(tr("Retainers"));
    m_table->setAccessibleName(tr("Retainers"));
    m_open->setText(tr("Go to this object"));
    m_root->setText(tr("Go to the root"));
    m_root->setToolTip(tr("Go to the end of the shortest way, at the roots (Ctrl+End)"));
    m_ignore->setText(tr("Ignore this retainer"));
    m_restore->setText(tr("Restore ignored retainers"));
    m_copyPath->setText(tr("Copy retaining path"));
    m_ignoredNote->setToolTip(tr("Restore ignored retainers"));
    showActions();
}

} // namespace tidemark::app

#include "moc_retainers_panel.cpp"
