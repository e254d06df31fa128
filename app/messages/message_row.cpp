// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/message_row.h"

#include "app/icons/icon.h"
#include "app/widgets/accessible_role.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/link_button.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kIconSize = 16;
constexpr int kTintOpacity = 40;
constexpr int kEdgeWidth = 3;

QRgb severityColour(Message::Severity severity)
{
    switch (severity) {
    case Message::Severity::Information:
        return 0xff0072b2;
    case Message::Severity::Warning:
        return 0xffe69f00;
    case Message::Severity::Error:
        return 0xffd55e00;
    }
    return 0;
}

QString iconName(Message::Severity severity)
{
    switch (severity) {
    case Message::Severity::Information:
        return QStringLiteral("information");
    case Message::Severity::Warning:
        return QStringLiteral("warning");
    case Message::Severity::Error:
        return QStringLiteral("error");
    }
    return {};
}

} // namespace

MessageRow::MessageRow(Message message, QWidget* parent)
    : QWidget(parent),
      m_message(std::move(message)),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)),
      m_more(new LinkButton(this))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { refresh(); });
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true); // after the policy, in which it notes that lines need height
    m_text->setText(m_message.text);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setText(m_message.actionText);
    m_action->setVisible(!m_message.actionText.isEmpty());
    m_close->setAutoRaise(true);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kEdgeWidth + 8, 4, 4, 4);
    column->setSpacing(4);
    auto* layout = new QHBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    column->addLayout(layout);
    m_more->setVisible(!m_message.details.isEmpty());
    if (!m_message.details.isEmpty()) {
        m_details = makeDetails();
        m_details->hide();
        column->addWidget(m_details);
        connect(m_more, &LinkButton::clicked, this, [this] {
            m_details->setVisible(m_details->isHidden());
            refresh();
        });
    }
    connect(m_close, &QToolButton::clicked, this, &MessageRow::closed);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_message.action) {
            m_message.action();
        }
        Q_EMIT closed();
    });
    refresh();
}

/// Some lines of them; more can be scrolled to.
QWidget* MessageRow::makeDetails()
{
    constexpr int kMostLines = 8;
    auto* const text = new QPlainTextEdit(m_message.details.join(QLatin1Char('\n')), this);
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    const auto lines = std::min(static_cast<int>(m_message.details.size()), kMostLines);
    text->setFixedHeight((lines + 1) * text->fontMetrics().lineSpacing());
    return text;
}

void MessageRow::refresh()
{
    m_more->setLink(m_details != nullptr && !m_details->isHidden() ? tr("Hide") : tr("Show"));
    if (m_details != nullptr) {
        m_details->setAccessibleName(m_message.text);
    }
    const QString kind = m_message.severity == Message::Severity::Error     ? tr("Error")
                         : m_message.severity == Message::Severity::Warning ? tr("Warning")
                                                                            : tr("Note");
    setAccessibleName(QStringLiteral("%1: %2").arg(kind, m_message.text));
    m_icon->setPixmap(
        themedIcon(iconName(m_message.severity), palette()).pixmap(kIconSize, kIconSize));
    const QIcon close = themedIcon(QStringLiteral("close"), palette());
    m_close->setIcon(close);
    m_close->setText(close.isNull() ? QStringLiteral("×") : QString());
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

void MessageRow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    QColor colour = QColor::fromRgb(severityColour(m_message.severity));
    painter.fillRect(0, 0, kEdgeWidth, height(), colour);
    colour.setAlpha(kTintOpacity);
    painter.fillRect(rect(), colour);
}

} // namespace tidemark::app

#include "moc_message_row.cpp"
