// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/mark_prompt.h"

#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace tidemark::app
{

namespace
{

constexpr int kFromTop = 40;
constexpr int kWidth = 320;

} // namespace

MarkPrompt::MarkPrompt(QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_title(new QLabel(this)),
      m_name(new QLineEdit(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    setFrameShape(QFrame::StyledPanel);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setBuddy(m_name);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_name);
    setFixedWidth(kWidth);
    connect(m_name, &QLineEdit::returnPressed, this, &MarkPrompt::take);
    retranslate();
}

void MarkPrompt::ask(int recordingId, std::int64_t position, const QString& suggestion)
{
    m_recordingId = recordingId;
    m_position = position;
    m_name->clear();
    m_name->setPlaceholderText(suggestion);
    retranslate();
    adjustSize();
    move(parentWidget()->mapToGlobal(QPoint((parentWidget()->width() - width()) / 2, kFromTop)));
    show();
    m_name->setFocus();
}

void MarkPrompt::take()
{
    const QString typed = m_name->text().trimmed();
    hide();
    Q_EMIT named(m_recordingId, m_position, typed.isEmpty() ? m_name->placeholderText() : typed);
}

void MarkPrompt::retranslate()
{
    m_title->setText(
        tr("Mark at %1. Its name:").arg(axisPositionText(AxisUnit::Nanoseconds, m_position)));
    m_name->setAccessibleName(tr("Name of the mark"));
}

} // namespace tidemark::app

#include "moc_mark_prompt.cpp"
