// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/heap_filter_bar.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace tidemark::app
{

namespace
{

constexpr int kFilterWidth = 200;
constexpr int kTypingPauseMs = 80;

} // namespace

HeapFilterBar::HeapFilterBar(QWidget* parent)
    : QWidget(parent),
      m_text(new QLineEdit(this)),
      m_expression(new QToolButton(this)),
      m_note(new QLabel(this)),
      m_layout(new QHBoxLayout(this)),
      m_typing(new QTimer(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(kFilterWidth);
    m_expression->setText(QStringLiteral(".*"));
    m_expression->setCheckable(true);
    m_expression->setAutoRaise(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_layout->setContentsMargins(4, 4, 8, 4);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_expression);
    m_layout->addStretch(1);
    m_layout->addWidget(m_note);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingPauseMs);
    connect(m_text, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &HeapFilterBar::take);
    connect(m_expression, &QToolButton::toggled, this, &HeapFilterBar::take);
    setFocusProxy(m_text);
    retranslate();
}

QString HeapFilterBar::markedText() const
{
    return m_expression->isChecked() ? QString() : m_text->text();
}

void HeapFilterBar::clear()
{
    m_text->clear();
    take();
}

void HeapFilterBar::setText(const QString& text)
{
    m_expression->setChecked(false);
    m_text->setText(text);
    take();
}

void HeapFilterBar::start()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void HeapFilterBar::add(QWidget* control)
{
    m_layout->insertWidget(m_layout->count() - 2, control);
}

void HeapFilterBar::setNote(const QString& text)
{
    m_note->setText(text);
}

void HeapFilterBar::take()
{
    m_typing->stop();
    TextFilter filter(m_text->text(), m_expression->isChecked());
    const QString error = filter.error();
    m_text->setToolTip(plainToolTip(error));
    QPalette colours = palette();
    if (!error.isEmpty()) {
        colours.setColor(QPalette::Text, colours.color(QPalette::Disabled, QPalette::Text));
    }
    m_text->setPalette(colours);
    if (filter != m_filter) {
        m_filter = filter;
        Q_EMIT changed();
    }
}

void HeapFilterBar::retranslate()
{
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setAccessibleName(tr("Filter"));
    m_expression->setToolTip(tr("Filter by a regular expression"));
    m_expression->setAccessibleName(tr("Filter by a regular expression"));
}

} // namespace tidemark::app

#include "moc_heap_filter_bar.cpp"
