// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chrome/job_indicator.h"

#include "app/jobs/background_job.h"
#include "app/widgets/elided_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QProgressBar>
#include <QToolButton>

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
    connect(m_cancel, &QToolButton::clicked, this, &JobIndicator::cancelRequested);
    retranslate();
    hide();
}

void JobIndicator::start(const QString& text)
{
    m_text->setText(text);
    m_bar->setAccessibleName(m_text->text());
    m_bar->setValue(0);
    show();
}

void JobIndicator::setProgress(int steps)
{
    m_bar->setValue(steps);
}

void JobIndicator::finish()
{
    hide();
}

void JobIndicator::retranslate()
{
    m_cancel->setText(tr("Cancel"));
}

void JobIndicator::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace tidemark::app
