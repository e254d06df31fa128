// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/groups_view.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>

namespace tidemark::app
{

namespace
{

constexpr int kHintMargin = 24;

std::vector<double> valuesOf(const GroupOfRuns& group)
{
    std::vector<double> values;
    for (const GroupDot& run : group.runs) {
        values.push_back(run.value);
    }
    return values;
}

/// What was computed so far when @p control is cancelled.
GroupsContents contentsOf(const GroupsRequest& request, TaskControl& control)
{
    GroupsContents contents{request.figure, request.axis, request.unit};
    contents.base = request.groups[request.base].name;
    const std::vector<double> base = valuesOf(request.groups[request.base]);
    for (std::size_t i = 0; i < request.groups.size() && !control.cancelled(); ++i) {
        const std::vector<double> values = valuesOf(request.groups[i]);
        contents.groups.push_back(
            {request.groups[i].name, groupFigureOf(values), {}, request.groups[i].runs});
        if (i != request.base) {
            contents.groups.back().change = groupChangeOf(values, base);
        }
    }
    return contents;
}

} // namespace

GroupsView::GroupsView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_job([this](GroupsContents contents) {
          m_picture->setContents(std::move(contents));
          showMarks();
      }),
      m_picture(new GroupsPicture(this)),
      m_scroll(new QScrollArea(this)),
      m_hint(new QLabel(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_picture);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(kHintMargin);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto* const stack = new QStackedLayout(this);
    stack->addWidget(m_scroll);
    stack->addWidget(m_hint);
    Session& session = workspace.session;
    connect(m_picture, &GroupsPicture::runPointed, &session.pointing(), &Pointing::setRecording);
    connect(m_picture, &GroupsPicture::runChosen, &session, &Session::setCurrent);
    connect(&session, &Session::currentChanged, this, &GroupsView::showMarks);
    connect(&session.pointing(), &Pointing::changed, this, &GroupsView::showMarks);
}

void GroupsView::showMarks()
{
    const OpenRecording* const current = m_workspace.session.current();
    m_picture->setMarked(current != nullptr ? current->id : 0,
                         m_workspace.session.pointing().recording());
}

void GroupsView::setGroups(const GroupsRequest& request)
{
    if (request.groups.empty()) {
        m_request = {};
        m_job.cancel();
        return;
    }
    if (request == m_request) {
        return;
    }
    m_request = request;
    std::size_t draws = 0; // each resample draws as many values as there are
    for (const GroupOfRuns& group : request.groups) {
        constexpr std::size_t kResamples = 30'000;
        draws += group.runs.size() * kResamples;
    }
    m_job.start(draws, [request](TaskControl& control) { return contentsOf(request, control); });
}

void GroupsView::setHint(const QString& sentence)
{
    m_hint->setText(sentence);
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(
        sentence.isEmpty() ? static_cast<QWidget*>(m_scroll) : m_hint);
}

} // namespace tidemark::app

#include "moc_groups_view.cpp"
