// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/changes_panel.h"

#include "app/widgets/change_reaction.h"
#include "app/widgets/heap_hint.h"

#include <QBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostGrowths = 8;
constexpr std::size_t kMostShrinks = 4;

/// The largest growths, then the largest shrinks, which stand last in the comparison.
std::vector<ChangeBar> barsOf(const TypeComparison& comparison)
{
    const auto& types = comparison.types;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < std::min(kMostGrowths, types.size()); ++i) {
        if (types[i].sizeDelta() > 0) {
            chosen.push_back(i);
        }
    }
    const std::size_t growths = chosen.size();
    for (std::size_t i = types.size(); i-- > 0 && chosen.size() < growths + kMostShrinks;) {
        if (types[i].sizeDelta() >= 0) {
            break;
        }
        chosen.push_back(i);
    }
    std::vector<ChangeBar> bars;
    for (const std::size_t type : chosen) {
        bars.push_back({QString::fromStdString(types[type].heapClass.name),
                        static_cast<double>(types[type].sizeDelta()),
                        static_cast<std::uint32_t>(type)});
    }
    return bars;
}

} // namespace

ChangesPanel::ChangesPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_chart(new ChangesChart)
{
    onLanguageChange(*this, [this] { renew(); });
    auto* const scroller = new QScrollArea(this);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setWidget(m_chart);
    m_hint = new HeapHint(scroller, this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    connect(m_chart, &ChangesChart::chosen, &workspace.comparison, &Comparison::chooseType);
    connect(m_hint, &HeapHint::retryRequested, &workspace.comparison, &Comparison::retry);
    connect(m_hint, &HeapHint::cancelRequested, &workspace.comparison, &Comparison::cancel);
    connect(&workspace.comparison, &Comparison::changed, this, &ChangesPanel::renew);
    connect(&workspace.options, &ViewOptions::changed, this, &ChangesPanel::renew);
    renew();
}

void ChangesPanel::renew()
{
    m_chart->setAccessibleName(tr("Largest changes"));
    const auto& comparison = m_workspace.comparison.table().comparison;
    const auto failure = m_workspace.comparison.failure();
    const QString stage = m_workspace.comparison.stageText();
    m_chart->setBars(comparison == nullptr ? std::vector<ChangeBar>() : barsOf(*comparison),
                     m_workspace.options.sizeUnit());
    m_chart->setMinimumHeight(m_chart->sizeHint().height());
    if (!m_workspace.comparison.hasSubject()) {
        m_hint->showSentence(tr("Open two heap snapshots to see what changed between them."));
    } else if (comparison == nullptr && failure) {
        m_hint->showFailure(*failure);
    } else if (comparison == nullptr) {
        m_hint->showWork(stage.isEmpty() ? tr("Working on the snapshots…") : stage);
    } else if (m_chart->bars().empty()) {
        m_hint->showSentence(tr("No type changed its size."));
    } else {
        m_hint->showContent();
    }
}

void ChangesPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_workspace.comparison.start();
}

} // namespace tidemark::app

#include "moc_changes_panel.cpp"
