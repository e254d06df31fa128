// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/snapshot_tabs.h"

#include "app/comparison/comparison_view.h"
#include "app/comparison/survivors_view.h"
#include "app/heap/containment_view.h"
#include "app/heap/detached_view.h"
#include "app/heap/duplicates_view.h"
#include "app/heap/summary_view.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_combo_box.h"

#include <QSignalBlocker>

namespace tidemark::app
{

namespace
{

constexpr int kNameLength = 28;

} // namespace

SnapshotTabs::SnapshotTabs(Workspace& workspace, QWidget* parent)
    : QTabWidget(parent),
      m_workspace(workspace),
      m_chooser(new ElidedComboBox(this)),
      m_summary(new SummaryView(workspace, this)),
      m_comparisonView(new ComparisonView(workspace, this)),
      m_survivors(new SurvivorsView(workspace, this)),
      m_containment(new ContainmentView(workspace, this)),
      m_duplicates(new DuplicatesView(workspace, this)),
      m_detached(new DetachedView(workspace, this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    setDocumentMode(true);
    setCornerWidget(m_chooser);
    m_chooser->setMinimumContentsLength(kNameLength);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addTab(m_summary, {});
    addTab(m_comparisonView, {});
    addTab(m_survivors, {});
    addTab(m_containment, {});
    addTab(m_duplicates, {});
    addTab(m_detached, {});

    connect(&workspace.session, &Session::listChanged, this, &SnapshotTabs::listSnapshots);
    connect(&workspace.session, &Session::recordingChanged, this, &SnapshotTabs::listSnapshots);
    connect(&workspace.session.snapshots(), &SnapshotSelection::currentChanged, this,
            &SnapshotTabs::listSnapshots);
    connect(this, &QTabWidget::currentChanged, this, [this] {
        const bool isOfOne = currentWidget() != m_comparisonView && currentWidget() != m_survivors;
        m_chooser->setVisible(isOfOne); // the others have choosers of their own
    });
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        const auto all = m_workspace.session.allSnapshots();
        m_workspace.session.snapshots().setCurrent(all[static_cast<std::size_t>(index)]);
        m_workspace.session.setCurrent(all[static_cast<std::size_t>(index)].recordingId);
    });
    retranslate();
    listSnapshots();
}

void SnapshotTabs::listSnapshots()
{
    const QSignalBlocker blocker(m_chooser);
    m_chooser->clear();
    for (const SnapshotRef& snapshot : m_workspace.session.allSnapshots()) {
        m_chooser->addItem(singleLine(m_workspace.session.nameOf(snapshot)));
        if (snapshot == m_workspace.session.snapshots().current()) {
            m_chooser->setCurrentIndex(m_chooser->count() - 1);
        }
    }
}

void SnapshotTabs::retranslate()
{
    m_chooser->setToolTip(tr("The snapshot that is shown"));
    m_chooser->setAccessibleName(tr("Snapshot"));
    setTabText(indexOf(m_summary), tr("Summary"));
    setTabText(indexOf(m_comparisonView), tr("Comparison"));
    setTabText(indexOf(m_survivors), tr("Three snapshots"));
    setTabText(indexOf(m_containment), tr("Containment"));
    setTabText(indexOf(m_duplicates), tr("Duplicate strings"));
    setTabText(indexOf(m_detached), tr("Detached"));
}

} // namespace tidemark::app
