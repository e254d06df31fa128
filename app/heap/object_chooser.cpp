// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/object_chooser.h"

#include "app/text/node_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/open_snapshots.h"

#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kChoiceLength = 16;

/// The heap of snapshot A, B or C; null if none is chosen or it has only types.
std::shared_ptr<const HeapGraph> graphOf(const Session& session, SnapshotRole role)
{
    const SnapshotPtr snapshot = snapshotOf(session, session.snapshots().snapshot(role));
    return snapshot != nullptr ? snapshot->graph : nullptr;
}

} // namespace

ObjectChooser::ObjectChooser(Workspace& workspace, QWidget* parent)
    : ElidedComboBox(parent),
      m_workspace(workspace)
{
    setMinimumContentsLength(kChoiceLength);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    onLanguageChange(*this, [this] { list(); });
    const SnapshotSelection& selection = workspace.session.snapshots();
    connect(&selection, &SnapshotSelection::currentChanged, this, &ObjectChooser::list);
    connect(&selection, &SnapshotSelection::rolesChanged, this, &ObjectChooser::list);
    connect(&selection, &SnapshotSelection::objectChanged, this, &ObjectChooser::list);
    connect(&workspace.session, &Session::listChanged, this, &ObjectChooser::list);
    connect(&workspace.analyses, &HeapAnalyses::changed, this, &ObjectChooser::list);
    connect(this, &QComboBox::activated, this,
            [this](int index) { choose(m_choices[static_cast<std::size_t>(index)].filter); });
    list();
}

/// What tells the snapshot that is shown from the ones chosen beside it.
void ObjectChooser::addSince(std::vector<Choice>& choices, const SnapshotPtr& shown) const
{
    const auto a = graphOf(m_workspace.session, SnapshotRole::A);
    const auto b = graphOf(m_workspace.session, SnapshotRole::B);
    const auto c = graphOf(m_workspace.session, SnapshotRole::C);
    const auto& graph = shown->graph;
    if (a != nullptr && graph != a) {
        choices.push_back({tr("New since A"), {a}});
    }
    if (a != nullptr && b != nullptr && graph != a && graph != b) {
        choices.push_back({tr("Came between A and B"), {a, b}});
    }
    if (a != nullptr && c != nullptr && graph == b) {
        choices.push_back({tr("New since A, also in C"), {a, c}});
    }
    if (b != nullptr && graph == a) {
        choices.push_back({tr("Not in B any more"), {b}});
    }
    if (c != nullptr && graph == b) {
        choices.push_back({tr("Not in C any more"), {c}});
    }
}

QString ObjectChooser::nameOf(const SnapshotPtr& shown, std::uint32_t node) const
{
    const auto overview = m_workspace.analyses.overviewOf(shown);
    return overview != nullptr ? singleLine(nodeTextWithId(*shown->graph, overview->states, node))
                               : QString();
}

std::vector<ObjectChooser::Choice> ObjectChooser::choices() const
{
    std::vector<Choice> choices{{tr("All objects"), {}}};
    if (m_shown == nullptr || m_shown->graph == nullptr) {
        return choices;
    }
    addSince(choices, m_shown);
    const auto& object = m_workspace.session.snapshots().object();
    std::vector<std::uint32_t> holders;
    if (m_filter.heldBy) {
        holders.push_back(*m_filter.heldBy);
    }
    if (object && object->snapshot == m_shown && m_filter.heldBy != object->node) {
        holders.push_back(object->node);
    }
    for (const std::uint32_t node : holders) {
        ObjectFilter filter;
        filter.heldBy = node;
        choices.push_back({tr("Held by %1").arg(nameOf(m_shown, node)), filter});
    }
    ObjectFilter filter;
    filter.isUnreachable = true;
    choices.push_back({tr("Not reached from the root"), filter});
    return choices;
}

/// Offers what can be asked now. What was chosen and cannot be asked any more is given up.
void ObjectChooser::list()
{
    const SnapshotPtr shown =
        snapshotOf(m_workspace.session, m_workspace.session.snapshots().current());
    if (std::exchange(m_shown, shown) != shown) {
        m_filter.heldBy.reset(); // an object of another heap
    }
    m_choices = choices();
    auto chosen = std::ranges::find(m_choices, m_filter, &Choice::filter);
    const bool isGone = chosen == m_choices.end();
    if (isGone) {
        chosen = m_choices.begin();
    }
    {
        const QSignalBlocker blocker(*this);
        clear();
        for (const Choice& choice : m_choices) {
            addItem(choice.text);
        }
        setCurrentIndex(static_cast<int>(chosen - m_choices.begin()));
    }
    setEnabled(m_choices.size() > 1);
    setAccessibleName(tr("Objects that are listed"));
    setToolTip(plainToolTip(currentIndex() > 0 ? currentText() : tr("Which objects are listed")));
    if (isGone) {
        choose({});
    }
}

void ObjectChooser::choose(ObjectFilter filter)
{
    if (filter != m_filter) {
        m_filter = std::move(filter);
        setToolTip(plainToolTip(currentText()));
        Q_EMIT changed();
    }
}

} // namespace tidemark::app

#include "moc_object_chooser.cpp"
