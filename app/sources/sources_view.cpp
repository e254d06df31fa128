// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/sources_view.h"

#include "app/sources/source_rows.h"
#include "app/sources/sources_panel.h"
#include "app/widgets/change_reaction.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace tidemark::app
{

namespace
{

constexpr int kToolsMargin = 8;
constexpr SourceListing::Grouping kGroupingsInOrder[] = {SourceListing::Grouping::None,
                                                         SourceListing::Grouping::Folder,
                                                         SourceListing::Grouping::Program};

} // namespace

SourcesView::SourcesView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_tools(new QWidget(this)),
      m_filter(new QLineEdit(m_tools)),
      m_group(new QToolButton(m_tools)),
      m_groupings(new QActionGroup(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_filter->setObjectName(QStringLiteral("sourceFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_group->setObjectName(QStringLiteral("sourceGroups"));
    m_group->setPopupMode(QToolButton::InstantPopup);
    m_group->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_group->setAutoRaise(true);
    m_group->setFocusPolicy(Qt::StrongFocus);
    auto* const menu = new QMenu(m_group);
    for (const SourceListing::Grouping grouping : kGroupingsInOrder) {
        QAction* const action = m_groupings->addAction(QString());
        action->setCheckable(true);
        menu->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, grouping] { m_workspace.sources.setGrouping(grouping); });
    }
    m_group->setMenu(menu);
    auto* const row = new QHBoxLayout(m_tools);
    row->setContentsMargins(kToolsMargin, kToolsMargin, kToolsMargin, 0);
    row->setSpacing(4);
    row->addWidget(m_filter, 1);
    row->addWidget(m_group);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(new SourcesPanel(workspace, this), 1);
    connect(m_filter, &QLineEdit::textChanged, &workspace.sources, &SourceListing::setFilter);
    connect(&workspace.session, &Session::listChanged, this, &SourcesView::follow);
    connect(&workspace.sources, &SourceListing::changed, this, &SourcesView::follow);
    retranslate();
    follow();
}

void SourcesView::follow()
{
    const SourceListing& sources = m_workspace.sources;
    const bool areMany = m_workspace.session.recordings().size() >= kManySources;
    if (!areMany) {
        m_filter->clear(); // nothing is hidden by what is not seen
    }
    m_tools->setVisible(areMany);
    m_groupings->actions()[static_cast<int>(sources.grouping())]->setChecked(true);
}

void SourcesView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter sources"));
    m_filter->setAccessibleName(tr("Filter sources"));
    m_filter->setToolTip(tr("By name, path or command line"));
    m_group->setText(tr("Group", "a verb: sources"));
    m_group->setToolTip(tr("Puts sources into groups"));
    const QStringList texts{tr("No groups"), tr("By folder"), tr("By program")};
    for (int i = 0; i < texts.size(); ++i) {
        m_groupings->actions()[i]->setText(texts[i]);
    }
}

/// Escape ends the filter.
bool SourcesView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && !m_filter->text().isEmpty() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_filter->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tidemark::app

#include "moc_sources_view.cpp"
