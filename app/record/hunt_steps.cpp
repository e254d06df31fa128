// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/hunt_steps.h"

#include "app/record/hunt_now_text.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>

namespace tidemark::app
{

namespace
{

constexpr int kMarkGap = 6;
constexpr int kStepGap = 3;

/// Which of the steps it is at.
int stepOf(const HuntState& state)
{
    constexpr int kJudging = 7;
    if (state.hasSnapshots) {
        return kJudging;
    }
    const int snapshot = state.progress.snapshot;
    switch (state.progress.step) {
    case HuntStep::WarmingUp:
        return 0;
    case HuntStep::Acting:
        return 2 * snapshot;
    case HuntStep::Capturing:
        return snapshot == 2 ? 6 : 1 + 2 * snapshot;
    case HuntStep::Idling:
        break;
    }
    return 5;
}

} // namespace

HuntSteps::HuntSteps(QWidget* parent) : QWidget(parent)
{
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kMarkGap);
    grid->setVerticalSpacing(kStepGap);
    grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < kCount; ++i) {
        m_marks[i] = new QLabel(this);
        m_texts[i] = new QLabel(this);
        m_texts[i]->setTextFormat(Qt::PlainText);
        m_marks[i]->setFixedWidth(m_marks[i]->fontMetrics().horizontalAdvance(u'▶') + 2);
        m_texts[i]->setObjectName(QStringLiteral("step%1").arg(i));
        grid->addWidget(m_marks[i], static_cast<int>(i), 0);
        grid->addWidget(m_texts[i], static_cast<int>(i), 1);
    }
    grid->setRowStretch(kCount, 1);
}

void HuntSteps::showPlan(std::uint64_t actions, std::chrono::milliseconds idle)
{
    showAt(-1, {}, actions, idle);
}

void HuntSteps::showState(const HuntState& state)
{
    const bool isFound = state.phase == HuntState::Phase::Over && state.findings;
    showAt(isFound ? static_cast<int>(kCount) : stepOf(state),
           state.isRunning() ? QStringLiteral("▶") : QStringLiteral("✕"), state.actions,
           state.idle);
}

void HuntSteps::showAt(int present, const QString& mark, std::uint64_t actions,
                       std::chrono::milliseconds idle)
{
    const int shown = shownCount(actions);
    const QString wait = waitText(std::chrono::ceil<std::chrono::seconds>(idle));
    const std::array<QString, kCount> texts{tr("Warm up: %Ln action(s)", nullptr, shown),
                                            tr("Collect garbage, snapshot A"),
                                            tr("%Ln action(s)", nullptr, shown),
                                            tr("Collect garbage, snapshot B"),
                                            tr("%Ln action(s) again", nullptr, shown),
                                            tr("Wait %1", "duration").arg(wait),
                                            tr("Collect garbage, snapshot C"),
                                            tr("Compare the snapshots")};
    for (std::size_t i = 0; i < kCount; ++i) {
        const int step = static_cast<int>(i);
        const bool isPresent = step == present;
        m_marks[i]->setText(isPresent ? mark : step < present ? QStringLiteral("✓") : QString());
        m_texts[i]->setText(texts[i]);
        QFont font = this->font();
        font.setBold(isPresent);
        m_texts[i]->setFont(font);
        m_texts[i]->setForegroundRole(step < present ? QPalette::PlaceholderText
                                                     : QPalette::WindowText);
        m_texts[i]->setAccessibleName(isPresent        ? tr("%1: now", "a step").arg(texts[i])
                                      : step < present ? tr("%1: done", "a step").arg(texts[i])
                                                       : texts[i]);
    }
}

} // namespace tidemark::app

#include "moc_hunt_steps.cpp"
