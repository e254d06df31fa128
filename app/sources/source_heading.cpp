// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_heading.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace tidemark::app
{

SourceHeading::SourceHeading(QWidget* parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
    connect(this, &QToolButton::clicked, this, [this] { Q_EMIT foldRequested(!m_isFolded); });
    onLanguageChange(*this, [this] { retranslate(); });
}

void SourceHeading::setGroup(const QString& name, std::size_t count, bool isFolded)
{
    m_name = name;
    m_count = count;
    m_isFolded = isFolded;
    setArrowType(isFolded ? Qt::RightArrow : Qt::DownArrow);
    retranslate();
}

void SourceHeading::retranslate()
{
    const QString count = QLocale().toString(static_cast<qulonglong>(m_count));
    const QString name = m_name.isEmpty() ? tr("Others", "recordings in no group") : m_name;
    const int room = width() - 3 * fontMetrics().height() -
                     fontMetrics().horizontalAdvance(QStringLiteral("  ") + count);
    QString seen = fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(room, 0));
    seen.replace(u'&', QStringLiteral("&&")); // it is no mnemonic
    setText(QStringLiteral("%1  %2").arg(seen, count));
    setToolTip(plainToolTip(name));
    setAccessibleName(tr("%1, %n recording(s)", "a group", static_cast<int>(m_count)).arg(name));
    setAccessibleDescription(m_isFolded ? tr("folded") : tr("unfolded"));
}

QSize SourceHeading::sizeHint() const
{
    return {1, QToolButton::sizeHint().height()};
}

void SourceHeading::resizeEvent(QResizeEvent* event)
{
    QToolButton::resizeEvent(event);
    retranslate();
}

void SourceHeading::keyPressEvent(QKeyEvent* event)
{
    if (const auto step = cardStepOf(*event)) {
        Q_EMIT stepRequested(*step);
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        Q_EMIT foldRequested(event->key() == Qt::Key_Left);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else {
        QToolButton::keyPressEvent(event);
    }
}

} // namespace tidemark::app

#include "moc_source_heading.cpp"
