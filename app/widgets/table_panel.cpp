// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_panel.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>

#include <algorithm>

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
    m_content->setStretchFactor(0, 0);
    m_content->setStretchFactor(1, 1);
    m_content->installEventFilter(this);
    connect(m_content, &QSplitter::splitterMoved, this, [this] { m_isShareOwn = true; });
    connect(m_table->header(), &QHeaderView::geometriesChanged, this, &TablePanel::share);
    connect(m_table->header(), &QHeaderView::sectionResized, this, &TablePanel::share);
}

void TablePanel::share()
{
    constexpr double kLeast = 0.3; ///< of the width, for the table
    constexpr double kMost = 0.6;
    const int all = m_content->width() - m_content->handleWidth();
    if (!m_isShareOwn && m_content->count() > 1 && all > 0) {
        const int table = std::clamp(m_table->contentsWidth(), static_cast<int>(kLeast * all),
                                     static_cast<int>(kMost * all));
        m_content->setSizes({table, all - table});
    }
}

bool TablePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && event->type() == QEvent::Resize) {
        share();
    }
    return QWidget::eventFilter(watched, event);
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
