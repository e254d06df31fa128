// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/suspects_banner.h"

#include "app/text/plain_text.h"
#include "app/widgets/link_button.h"

#include <QBoxLayout>
#include <QPainter>

namespace tidemark::app
{

namespace
{

constexpr int kSuspectMargin = 4;
constexpr int kSuspectEdge = 4;

} // namespace

SuspectsBanner::SuspectsBanner(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(2 * kSuspectMargin + kSuspectEdge + 2 * kSuspectMargin,
                                 kSuspectMargin, 2 * kSuspectMargin, kSuspectMargin);
    m_layout->setSpacing(2);
}

void SuspectsBanner::setSentences(const QStringList& sentences)
{
    if (sentences == m_sentences) {
        return;
    }
    m_sentences = sentences;
    while (m_links.size() > static_cast<std::size_t>(sentences.size())) {
        delete m_links.back();
        m_links.pop_back();
    }
    while (m_links.size() < static_cast<std::size_t>(sentences.size())) {
        const auto place = static_cast<int>(m_links.size());
        auto* const link = new LinkButton(this);
        connect(link, &LinkButton::clicked, this, [this, place] { Q_EMIT chosen(place); });
        m_layout->addWidget(link);
        m_links.push_back(link);
    }
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        LinkButton* const link = m_links[static_cast<std::size_t>(i)];
        link->setLink(sentences[i]);
        link->setToolTip(plainToolTip(sentences[i]));
    }
}

/// A line of the accent colour at the left edge.
void SuspectsBanner::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(
        QRect(2 * kSuspectMargin, kSuspectMargin, kSuspectEdge, height() - 2 * kSuspectMargin),
        palette().color(QPalette::Highlight));
}

} // namespace tidemark::app

#include "moc_suspects_banner.cpp"
