// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/holder_banner.h"

#include "app/icons/icon.h"
#include "app/widgets/change_reaction.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace tidemark::app
{

namespace
{

constexpr int kBannerMargin = 8;
constexpr int kEdgeWidth = 4;
constexpr double kLarger = 1.15;

} // namespace

HolderBanner::HolderBanner(QWidget* parent)
    : QWidget(parent),
      m_sentence(new QLabel(this)),
      m_copy(new QToolButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    onChange(*this, {QEvent::PaletteChange, QEvent::FontChange}, [this] { setFontAndIcon(); });
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setAutoRaise(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kBannerMargin + kEdgeWidth + kBannerMargin, kBannerMargin,
                            kBannerMargin, kBannerMargin);
    row->setSpacing(kBannerMargin);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QToolButton::clicked, this, &HolderBanner::copy);
    setFontAndIcon();
    retranslate();
}

void HolderBanner::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

QString HolderBanner::sentence() const
{
    return m_sentence->text();
}

void HolderBanner::copy() const
{
    QApplication::clipboard()->setText(sentence());
}

void HolderBanner::setFontAndIcon()
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * kLarger);
    larger.setWeight(QFont::DemiBold);
    m_sentence->setFont(larger);
    m_copy->setIcon(themedIcon(QStringLiteral("copy"), palette()));
}

void HolderBanner::retranslate()
{
    m_copy->setToolTip(tr("Copy the sentence"));
    m_copy->setAccessibleName(tr("Copy the sentence"));
    m_sentence->setAccessibleName(tr("What holds the group"));
}

/// A line of the accent colour at the left edge.
void HolderBanner::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(QRect(kBannerMargin, kBannerMargin / 2, kEdgeWidth, height() - kBannerMargin),
                     palette().color(QPalette::Highlight));
}

} // namespace tidemark::app

#include "moc_holder_banner.cpp"
