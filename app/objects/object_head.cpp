// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/object_head.h"

#include "app/icons/icon.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_label.h"

#include <QBoxLayout>
#include <QToolButton>

namespace tidemark::app
{

namespace
{

QToolButton* makeButton(ObjectHead* head)
{
    auto* const button = new QToolButton(head);
    button->setAutoRaise(true);
    return button;
}

} // namespace

ObjectHead::ObjectHead(ObjectHistory& history, QWidget* parent)
    : QWidget(parent),
      m_history(history),
      m_layout(new QHBoxLayout(this)),
      m_back(makeButton(this)),
      m_forward(makeButton(this)),
      m_name(new ElidedLabel(this)),
      m_facts(new ElidedLabel(this)),
      m_note(new ElidedLabel(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    onChange(*this, {QEvent::PaletteChange}, [this] { showButtons(); });
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setObjectName(QStringLiteral("objectName"));
    m_facts->setObjectName(QStringLiteral("objectFacts"));
    m_note->setObjectName(QStringLiteral("objectNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // gives way to the figures
    m_facts->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_layout->setContentsMargins(4, 2, 8, 2);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_back);
    m_layout->addWidget(m_forward);
    m_layout->addWidget(m_name);
    m_layout->addWidget(m_facts);
    m_layout->addWidget(m_note, 1);
    connect(m_back, &QToolButton::clicked, &history, &ObjectHistory::goBack);
    connect(m_forward, &QToolButton::clicked, &history, &ObjectHistory::goForward);
    connect(&history, &ObjectHistory::changed, this, &ObjectHead::showButtons);
    retranslate();
    showButtons();
}

void ObjectHead::setName(const QString& name)
{
    m_name->setText(name);
}

void ObjectHead::setFacts(const QString& facts)
{
    m_facts->setText(facts);
}

void ObjectHead::setNote(const QString& note)
{
    m_note->setText(note);
}

void ObjectHead::add(QWidget* control)
{
    m_layout->addWidget(control);
}

void ObjectHead::showButtons()
{
    m_back->setIcon(themedIcon(QStringLiteral("back"), palette()));
    m_forward->setIcon(themedIcon(QStringLiteral("forward"), palette()));
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
}

void ObjectHead::retranslate()
{
    m_back->setToolTip(tr("To the object before (Alt+Left)"));
    m_back->setAccessibleName(tr("Back"));
    m_forward->setToolTip(tr("To the object behind (Alt+Right)"));
    m_forward->setAccessibleName(tr("Forward"));
}

} // namespace tidemark::app

#include "moc_object_head.cpp"
