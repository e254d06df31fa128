// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_panel.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>

namespace tidemark::app
{

namespace
{

constexpr int kHintMargin = 24;
constexpr int kSubjectMargin = 4;
constexpr int kHandleWidth = 8;

} // namespace

TablePanel::TablePanel(QWidget* parent)
    : QWidget(parent),
      m_table(new DataTable(this)),
      m_hint(new QLabel(this)),
      m_subject(new QLabel(this)),
      m_rows(new QVBoxLayout),
      m_tools(new QHBoxLayout),
      m_content(new QSplitter(Qt::Horizontal, this)),
      m_stack(new QStackedLayout)
{
    onChange(*this, {QEvent::LanguageChange, QEvent::LocaleChange}, [this] { retranslate(); });
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(kHintMargin);
    m_hint->setForegroundRole(QPalette::PlaceholderText);

    m_subject->setTextFormat(Qt::PlainText);
    m_subject->setContentsMargins(kSubjectMargin, kSubjectMargin, kSubjectMargin, 0);
    m_subject->setWordWrap(true);
    m_subject->hide();

    auto* filled = new QWidget(this);
    filled->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    m_rows->addWidget(m_subject);
    m_rows->addLayout(m_tools);
    m_rows->addWidget(m_content, 1);
    m_content->addWidget(m_table);
    m_content->setChildrenCollapsible(false);
    m_content->setHandleWidth(kHandleWidth);

    setLayout(m_stack);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(filled);
}

void TablePanel::addAbove(QWidget* widget)
{
    m_rows->insertWidget(m_rows->count() - 1, widget);
}

void TablePanel::addBeside(QWidget* widget)
{
    m_content->addWidget(widget);
    for (int i = 0; i < m_content->count(); ++i) {
        m_content->setStretchFactor(i, 1);
    }
}

void TablePanel::setSubject(const QString& text)
{
    m_subject->setText(text);
    m_subject->setVisible(!text.isEmpty());
}

void TablePanel::setHint(const QString& sentence)
{
    m_hint->setText(sentence);
    m_stack->setCurrentIndex(sentence.isEmpty() ? 1 : 0);
}

} // namespace tidemark::app

#include "moc_table_panel.cpp"
