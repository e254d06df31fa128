// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_pages.h"

#include "app/peaks/line_table_panel.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/open_snapshots.h"

#include <QLabel>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kHintMargin = 24;

} // namespace

WindowPages::WindowPages(Workspace& workspace, QWidget* welcome, QWidget* views, QWidget* parent)
    : QStackedWidget(parent),
      m_session(workspace.session),
      m_welcome(welcome),
      m_views(views),
      m_lines(new LineTablePanel(workspace, this)),
      m_totals(new QLabel(this))
{
    m_totals->setTextFormat(Qt::PlainText);
    m_totals->setAlignment(Qt::AlignCenter);
    m_totals->setWordWrap(true);
    m_totals->setMargin(kHintMargin);
    m_totals->setForegroundRole(QPalette::PlaceholderText);
    for (QWidget* const page :
         {m_welcome, m_views, static_cast<QWidget*>(m_lines), static_cast<QWidget*>(m_totals)}) {
        addWidget(page);
    }
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
}

void WindowPages::retranslate()
{
    m_totals->setText(tr("Only totals of these runs are known: they have no memory over time. "
                         "“Compare runs” sets them against each other."));
}

QWidget* WindowPages::fittingPage() const
{
    if (m_session.current() == nullptr) {
        return m_welcome;
    }
    if (m_session.isLineReportCurrent()) {
        return m_lines;
    }
    const bool hasTimeline =
        std::ranges::any_of(m_session.recordings(), &OpenRecording::hasTimeline);
    const bool hasRun = std::ranges::any_of(m_session.recordings(), &OpenRecording::isRun);
    return hasRun && !hasTimeline && !holdsHeaps(m_session) ? m_totals : m_views;
}

void WindowPages::update()
{
    if (QWidget* const page = fittingPage(); currentWidget() != page) {
        setCurrentWidget(page);
    }
}

} // namespace tidemark::app

#include "moc_window_pages.cpp"
