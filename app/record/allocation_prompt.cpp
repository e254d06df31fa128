// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/allocation_prompt.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

namespace tidemark::app
{

namespace
{

constexpr int kPromptWidth = 480;
constexpr int kNoteIndent = 24;
constexpr int kUsualSeconds = 10;
constexpr int kMostSeconds = 86'400;

} // namespace

AllocationPrompt::AllocationPrompt(QWidget* parent)
    : QDialog(parent),
      m_profile(new QRadioButton(this)),
      m_profileNote(new QLabel(this)),
      m_timeline(new QRadioButton(this)),
      m_timelineNote(new QLabel(this)),
      m_lengthLabel(new QLabel(this)),
      m_length(new QSpinBox(this)),
      m_accept(new QPushButton(this)),
      m_reject(new QPushButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_profile->setObjectName(QStringLiteral("profile"));
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_length->setObjectName(QStringLiteral("length"));
    m_profile->setChecked(true);
    m_length->setRange(1, kMostSeconds);
    m_length->setValue(kUsualSeconds);
    m_lengthLabel->setBuddy(m_length);
    setMinimumWidth(kPromptWidth);
    auto* const column = new QVBoxLayout(this);
    for (const auto& [button, note] :
         {std::pair(m_profile, m_profileNote), std::pair(m_timeline, m_timelineNote)}) {
        note->setWordWrap(true);
        note->setForegroundRole(QPalette::PlaceholderText);
        note->setContentsMargins(kNoteIndent, 0, 0, 0);
        column->addWidget(button);
        column->addWidget(note);
    }
    auto* const row = new QHBoxLayout;
    row->addWidget(m_lengthLabel);
    row->addWidget(m_length);
    row->addStretch(1);
    column->addLayout(row);
    m_accept->setObjectName(QStringLiteral("accept"));
    auto* const buttons = new QDialogButtonBox(this); // in the platform's order
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_reject, QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AllocationPrompt::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &AllocationPrompt::reject);
    retranslate();
}

void AllocationPrompt::ask(int recordingId)
{
    m_recordingId = recordingId;
    show();
    raise();
    activateWindow();
}

void AllocationPrompt::take()
{
    accept();
    Q_EMIT chosen(m_recordingId,
                  m_profile->isChecked() ? AllocationKind::Profile : AllocationKind::Timeline,
                  std::chrono::seconds(m_length->value()));
}

void AllocationPrompt::retranslate()
{
    setWindowTitle(tr("Record allocations"));
    m_profile->setText(tr("&Profile"));
    m_profileNote->setText(tr("Which code allocates what is left, from samples. It hardly slows "
                              "the program. The file (.heapprofile) is for Chrome DevTools."));
    m_timeline->setText(tr("&Timeline"));
    m_timelineNote->setText(tr("Each object that is left, with the code that made it. The program "
                               "is several times slower meanwhile, and stands still for a snapshot "
                               "at the end, which opens here."));
    m_lengthLabel->setText(tr("&Duration"));
    m_length->setSuffix(tr(" s", "seconds behind a number"));
    m_accept->setText(tr("Record"));
    m_reject->setText(tr("Cancel"));
}

} // namespace tidemark::app

#include "moc_allocation_prompt.cpp"
