// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/welcome_page.h"

#include "app/icons/icon.h"
#include "app/messages/format_guide.h"
#include "app/messages/recent_files.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace tidemark::app
{

namespace
{

constexpr int kColumnWidth = 424;
constexpr int kColumnGap = 56;
constexpr int kPageMargin = 8;
constexpr int kScrollBar = 20;
constexpr double kTitleScale = 1.8;

QLabel* addLabel(QVBoxLayout& column, QPalette::ColorRole role)
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(role);
    column.addWidget(label);
    return label;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent),
      m_open(new QPushButton(this)),
      m_attach(new QPushButton(this)),
      m_run(new QPushButton(this)),
      m_sample(new QPushButton(this)),
      m_recent(new RecentFiles(this)),
      m_guide(new FormatGuide(this)),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    auto* column = new QWidget(this);
    column->setFixedWidth(kColumnWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_title = addLabel(*layout, QPalette::WindowText);
    m_sentence = addLabel(*layout, QPalette::WindowText);
    auto* buttons = new QGridLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open, 0, 0);
    buttons->addWidget(m_attach, 0, 1);
    buttons->addWidget(m_run, 1, 0);
    buttons->addWidget(m_sample, 1, 1);
    layout->addLayout(buttons);
    m_dropHint = addLabel(*layout, QPalette::PlaceholderText);
    layout->addSpacing(8);
    layout->addWidget(m_recent);
    layout->addStretch(1);

    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * kTitleScale);
    m_title->setFont(large);
    m_open->setDefault(true);
    arrange(*column);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_attach, &QPushButton::clicked, this, &WelcomePage::attachRequested);
    connect(m_run, &QPushButton::clicked, this, &WelcomePage::runRequested);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(m_recent, &RecentFiles::requested, this, &WelcomePage::recentRequested);
    retranslate();
}

/// Two columns, or where the window is narrow one below the other; it scrolls where it is low.
void WelcomePage::arrange(QWidget& column)
{
    auto* const page = new QWidget;
    auto* const middle = new QGridLayout(page);
    middle->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    middle->setRowStretch(0, 1);
    middle->setRowStretch(2, 2);
    middle->setColumnStretch(0, 1);
    middle->setColumnStretch(2, 1);
    m_columns->setSpacing(kColumnGap);
    m_columns->addWidget(&column, 0, Qt::AlignTop);
    m_columns->addWidget(m_guide, 0, Qt::AlignTop);
    middle->addLayout(m_columns, 1, 1);
    auto* const scroller = new QScrollArea(this);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setWidget(page);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroller);
}

void WelcomePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int needed =
        kColumnWidth + kColumnGap + m_guide->sizeHint().width() + 2 * kPageMargin + kScrollBar;
    m_columns->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void WelcomePage::setRecentFiles(const QStringList& paths)
{
    m_recent->setFiles(paths);
}

void WelcomePage::retranslate()
{
    m_title->setText(QStringLiteral("Tidemark"));
    m_sentence->setText(tr("See when a program's memory peaked and what ran then, watch it live, "
                           "and see what grew between two heap snapshots."));
    m_open->setText(tr("Open a profile…"));
    m_open->setIcon(themedIcon(QStringLiteral("open"), palette()));
    m_attach->setText(tr("Attach to a process…"));
    m_attach->setIcon(themedIcon(QStringLiteral("attach"), palette()));
    m_run->setText(tr("Run a program…"));
    m_run->setIcon(themedIcon(QStringLiteral("run"), palette()));
    m_sample->setText(tr("Open the sample"));
    m_sample->setIcon(themedIcon(QStringLiteral("sample"), palette()));
    m_dropHint->setText(tr("Or drop files anywhere in this window."));
    for (QLabel* label : {m_title, m_sentence, m_dropHint}) {
        label->setFixedHeight(label->heightForWidth(kColumnWidth));
    }
}

} // namespace tidemark::app

#include "moc_welcome_page.cpp"
