// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/job_indicator.h"

#include "app/jobs/background_job.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_label.h"

#include <QBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kBarWidth = 140;
constexpr int kBarHeight = 14;

} // namespace

JobIndicator::JobIndicator(QWidget* parent)
    : QWidget(parent),
      m_text(new ElidedLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_bar->setRange(0, kProgressSteps);
    m_bar->setFixedSize(kBarWidth, kBarHeight);
    m_bar->setTextVisible(false);
    m_cancel->setAutoRaise(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_jobs.empty()) {
            Q_EMIT cancelRequested(m_jobs.back().owner);
        }
    });
    retranslate();
    hide();
}

void JobIndicator::start(Owner owner, const QString& text)
{
    const auto known = std::ranges::find(m_jobs, owner, &Job::owner);
    const int steps = known == m_jobs.end() ? 0 : known->steps;
    std::erase_if(m_jobs, [owner](const Job& job) { return job.owner == owner; });
    m_jobs.push_back({owner, text, steps});
    showLast();
}

void JobIndicator::setProgress(Owner owner, int steps)
{
    const auto known = std::ranges::find(m_jobs, owner, &Job::owner);
    if (known != m_jobs.end()) {
        known->steps = steps;
        m_bar->setValue(m_jobs.back().steps);
    }
}

void JobIndicator::finish(Owner owner)
{
    std::erase_if(m_jobs, [owner](const Job& job) { return job.owner == owner; });
    showLast();
}

void JobIndicator::showLast()
{
    setVisible(!m_jobs.empty());
    if (!m_jobs.empty()) {
        m_text->setText(m_jobs.back().text);
        m_bar->setAccessibleName(m_text->text());
        m_bar->setValue(m_jobs.back().steps);
    }
}

void JobIndicator::retranslate()
{
    m_cancel->setText(tr("Cancel"));
}

} // namespace tidemark::app

#include "moc_job_indicator.cpp"
