// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/find_object_bar.h"

#include "app/icons/icon.h"
#include "app/text/node_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_label.h"
#include "app/workspace/open_snapshots.h"
#include "core/heap/nodes_by_id.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace tidemark::app
{

/// A heap with its objects in the order of their numbers.
struct IdIndex {
    explicit IdIndex(SnapshotPtr taken) : snapshot(std::move(taken)), nodes(*snapshot->graph) {}

    SnapshotPtr snapshot;
    NodesById nodes;

    std::uint64_t idAt(std::size_t place) const { return snapshot->graph->nodeIds[nodes[place]]; }
};

namespace
{

constexpr int kNumberWidth = 240;
constexpr int kAnswerShare = 4; ///< width of the answer, to 1 for the number

/// The snapshots among @p all that have an object numbered @p id.
std::vector<std::pair<SnapshotPtr, std::uint32_t>>
holdersOf(std::uint64_t id, const std::vector<SnapshotPtr>& all, const TaskControl& control)
{
    std::vector<std::pair<SnapshotPtr, std::uint32_t>> found;
    for (const SnapshotPtr& snapshot : all) {
        const HeapGraph& graph = *snapshot->graph;
        for (std::uint32_t node = 0; node < graph.nodeCount() && !control.cancelled(); ++node) {
            if (graph.nodeIds[node] == id) {
                found.emplace_back(snapshot, node);
                break;
            }
        }
    }
    return found;
}

/// The place of the first object whose number is @p id or more.
std::size_t lowerBound(const IdIndex& index, std::uint64_t id)
{
    std::size_t begin = 0;
    std::size_t end = index.nodes.size();
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (index.idAt(middle) < id) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

} // namespace

std::optional<std::uint64_t> objectNumber(const QString& text)
{
    const QString digits = text.mid(text.lastIndexOf(QLatin1Char('@')) + 1).trimmed();
    const bool isNumber = std::ranges::all_of(
        digits, [](QChar digit) { return digit >= QLatin1Char('0') && digit <= QLatin1Char('9'); });
    bool isInRange = false;
    const qulonglong number = digits.toULongLong(&isInRange);
    return isNumber && isInRange ? std::optional<std::uint64_t>(number) : std::nullopt;
}

FindObjectBar::FindObjectBar(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_number(new QLineEdit(this)),
      m_find(new QToolButton(this)),
      m_answer(new ElidedLabel(this)),
      m_offers(new QHBoxLayout),
      m_close(new QToolButton(this)),
      m_job([this](const Index& index) { take(index); }),
      m_othersJob([this](const Others& others) { offer(others); })
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    m_number->setMaximumWidth(kNumberWidth);
    m_number->setClearButtonEnabled(true);
    m_answer->setObjectName(QStringLiteral("answer"));
    m_answer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_close->setAutoRaise(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_number, 1);
    row->addWidget(m_find);
    row->addWidget(m_answer, kAnswerShare);
    row->addLayout(m_offers);
    row->addWidget(m_close);
    setFocusProxy(m_number);
    connect(m_number, &QLineEdit::returnPressed, this, [this] { find(m_number->text()); });
    connect(m_find, &QToolButton::clicked, this, [this] { find(m_number->text()); });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&workspace.session, &Session::listChanged, this, &FindObjectBar::forgetClosed);
    connect(&workspace.session.snapshots(), &SnapshotSelection::currentChanged, this,
            &FindObjectBar::showSnapshot);
    retranslate();
}

FindObjectBar::~FindObjectBar() = default;

void FindObjectBar::start()
{
    show();
    m_number->setFocus(Qt::ShortcutFocusReason);
    m_number->selectAll();
}

QString FindObjectBar::answer() const
{
    return m_answer->text();
}

void FindObjectBar::find(const QString& text)
{
    m_othersJob.cancel();
    offer({});
    const SnapshotPtr snapshot =
        snapshotOf(m_workspace.session, m_workspace.session.snapshots().current());
    const auto number = objectNumber(text);
    if (snapshot == nullptr) {
        m_answer->setText(tr("No heap snapshot is shown."));
    } else if (!snapshot->mappings.isEmpty()) {
        m_answer->setText(tr("This snapshot lists what a process has mapped, no objects."));
    } else if (snapshot->graph == nullptr) {
        m_answer->setText(tr("This snapshot holds only types, no objects."));
    } else if (!number) {
        m_answer->setText(tr("Enter the id of an object, like @75895."));
    } else if (const auto known = m_known.find(snapshot); known != m_known.end()) {
        m_wanted = *number;
        choose(*known->second);
    } else {
        m_wanted = *number;
        m_answer->setText(tr("Looking for it…"));
        m_job.start(snapshot->graph->nodeCount(),
                    [snapshot](TaskControl&) { return std::make_shared<const IdIndex>(snapshot); });
    }
}

void FindObjectBar::take(const Index& index)
{
    m_known[index->snapshot] = index;
    forgetClosed(); // it may have been closed meanwhile
    if (index->snapshot ==
        snapshotOf(m_workspace.session, m_workspace.session.snapshots().current())) {
        choose(*index);
    }
}

void FindObjectBar::choose(const IdIndex& index)
{
    const auto node = index.nodes.find(m_wanted);
    if (!node) {
        m_answer->setText(missingText(index));
        lookElsewhere(index.snapshot);
        return;
    }
    follow(index.snapshot, *node);
}

void FindObjectBar::follow(const SnapshotPtr& snapshot, std::uint32_t node)
{
    m_answer->setText(nameOf(snapshot, node));
    m_workspace.session.objectHistory().follow({snapshot, node});
    Q_EMIT found();
}

void FindObjectBar::lookElsewhere(const SnapshotPtr& besides)
{
    std::vector<SnapshotPtr> others;
    std::size_t nodes = 0;
    for (const SnapshotRef& ref : allSnapshots(m_workspace.session)) {
        const SnapshotPtr snapshot = snapshotOf(m_workspace.session, ref);
        if (snapshot != besides && snapshot->graph != nullptr) {
            nodes += snapshot->graph->nodeCount();
            others.push_back(snapshot);
        }
    }
    m_othersJob.start(nodes, [others = std::move(others), id = m_wanted](TaskControl& control) {
        return holdersOf(id, others, control);
    });
}

/// A button for each snapshot that is still open.
void FindObjectBar::offer(const Others& others)
{
    while (QLayoutItem* const item = m_offers->takeAt(0)) {
        item->widget()->deleteLater(); // it may be the one that was pressed
        item->widget()->hide();
        delete item;
    }
    for (const SnapshotRef& ref : allSnapshots(m_workspace.session)) {
        const auto found = std::ranges::find(others, snapshotOf(m_workspace.session, ref),
                                             &Others::value_type::first);
        if (found == others.end()) {
            continue;
        }
        auto* const button = new QToolButton(this);
        button->setObjectName(QStringLiteral("offer"));
        button->setText(tr("Show it in %1", "a snapshot")
                            .arg(singleLine(snapshotName(m_workspace.session, ref))));
        connect(button, &QToolButton::clicked, this, [this, ref, node = found->second] {
            if (const SnapshotPtr snapshot = snapshotOf(m_workspace.session, ref)) {
                m_workspace.session.snapshots().setCurrent(ref);
                offer({});
                follow(snapshot, node);
            }
        });
        m_offers->addWidget(button);
    }
}

QString FindObjectBar::nameOf(const SnapshotPtr& snapshot, std::uint32_t node) const
{
    const auto overview = m_workspace.analyses.overviewOf(snapshot);
    return nodeTextWithId(*snapshot->graph, overview != nullptr ? overview->states : DomStates(),
                          node);
}

/// There is no such object, but others near it.
QString FindObjectBar::missingText(const IdIndex& index) const
{
    const QString name =
        singleLine(snapshotName(m_workspace.session, *m_workspace.session.snapshots().current()));
    const auto nameAt = [&](std::size_t place) {
        return nameOf(index.snapshot, index.nodes[place]);
    };
    const std::size_t behind = lowerBound(index, m_wanted);
    if (behind == 0) {
        return tr("%1 has no object @%2. Its first is %3.")
            .arg(name, QString::number(m_wanted), nameAt(0));
    }
    if (behind == index.nodes.size()) {
        return tr("%1 has no object @%2. Its last is %3.")
            .arg(name, QString::number(m_wanted), nameAt(behind - 1));
    }
    return tr("%1 has no object @%2. The nearest are %3 and %4.")
        .arg(name, QString::number(m_wanted), nameAt(behind - 1), nameAt(behind));
}

void FindObjectBar::forgetClosed()
{
    std::vector<SnapshotPtr> open;
    for (const SnapshotRef& snapshot : allSnapshots(m_workspace.session)) {
        open.push_back(snapshotOf(m_workspace.session, snapshot));
    }
    std::erase_if(m_known, [&open](const auto& entry) {
        return std::ranges::find(open, entry.first) == open.end();
    });
}

/// An answer about another snapshot must not stay.
void FindObjectBar::showSnapshot()
{
    const auto& current = m_workspace.session.snapshots().current();
    m_answer->setText(
        current && snapshotOf(m_workspace.session, current) != nullptr
            ? tr("in %1", "a snapshot").arg(singleLine(snapshotName(m_workspace.session, *current)))
            : QString());
}

void FindObjectBar::retranslate()
{
    m_number->setPlaceholderText(tr("Id, like @75895"));
    m_number->setAccessibleName(tr("Id of the object"));
    m_find->setText(tr("Find"));
    m_close->setIcon(themedIcon(QStringLiteral("close"), palette()));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    showSnapshot();
}

void FindObjectBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace tidemark::app

#include "moc_find_object_bar.cpp"
