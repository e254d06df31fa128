// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/welcome_page.h"

#include "app/icons/icon.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/link_button.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kColumnWidth = 440;
constexpr int kMargin = 8;
constexpr qsizetype kShownFiles = 8;
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
      m_recent(new QVBoxLayout)
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    auto* column = new QWidget(this);
    column->setFixedWidth(kColumnWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
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
    m_recentTitle = addLabel(*layout, QPalette::PlaceholderText);
    m_recent->setSpacing(4);
    layout->addLayout(m_recent);

    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * kTitleScale);
    m_title->setFont(large);
    m_open->setDefault(true);

    auto* page = new QGridLayout(this);
    page->setRowStretch(0, 1);
    page->setRowStretch(2, 2);
    page->addWidget(column, 1, 0, Qt::AlignHCenter);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_attach, &QPushButton::clicked, this, &WelcomePage::attachRequested);
    connect(m_run, &QPushButton::clicked, this, &WelcomePage::runRequested);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    retranslate();
    setRecentFiles({});
}

void WelcomePage::setRecentFiles(const QStringList& paths)
{
    for (LinkButton* link : m_links) {
        link->hide();
        link->deleteLater();
    }
    m_links.clear();
    for (const QString& path : paths.first(std::min(paths.size(), kShownFiles))) {
        auto* link = new LinkButton(this);
        const QFileInfo file(path);
        link->setLink(QStringLiteral("%1 — %2").arg(file.fileName(),
                                                    QDir::toNativeSeparators(file.absolutePath())),
                      Qt::ElideMiddle);
        link->setToolTip(plainToolTip(path));
        connect(link, &LinkButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
        m_links.push_back(link);
    }
    m_recentTitle->setVisible(!m_links.empty());
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
    m_recentTitle->setText(tr("Recent files"));
    for (QLabel* label : {m_title, m_sentence, m_dropHint, m_recentTitle}) {
        label->setFixedHeight(label->heightForWidth(kColumnWidth - 2 * kMargin));
    }
}

} // namespace tidemark::app

#include "moc_welcome_page.cpp"
