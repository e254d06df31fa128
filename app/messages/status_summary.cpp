// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/status_summary.h"

#include "app/icons/icon.h"
#include "app/text/plain_text.h"
#include "app/text/warning_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/link_button.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace tidemark::app
{

StatusSummary::StatusSummary(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_warnings(new LinkButton(this)),
      m_counts(new QLabel(this))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { refresh(); });
    m_counts->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(16);
    layout->addWidget(m_warnings);
    layout->addWidget(m_counts);
    connect(&session, &Session::listChanged, this, &StatusSummary::refresh);
    connect(&session, &Session::recordingChanged, this, &StatusSummary::refresh);
    connect(&session, &Session::currentChanged, this, &StatusSummary::refresh);
    connect(m_warnings, &LinkButton::clicked, this, [this] {
        if (const OpenRecording* open = m_session.current()) {
            Q_EMIT warningsRequested(open->id);
        }
    });
    refresh();
}

void StatusSummary::refresh()
{
    const auto& all = m_session.recordings();
    QStringList parts;
    if (!all.empty()) {
        parts << tr("%Ln recording(s)", nullptr, static_cast<int>(all.size()));
    }
    if (const auto hidden = std::ranges::count(all, false, &OpenRecording::isVisible)) {
        parts << tr("%Ln hidden", nullptr, static_cast<int>(hidden));
    }
    m_counts->setText(parts.join(QStringLiteral(" · ")));

    const OpenRecording* open = m_session.current();
    const bool hasWarnings = open != nullptr && !open->recording->warnings.empty();
    m_warnings->setVisible(hasWarnings);
    if (hasWarnings) {
        const auto& warnings = open->recording->warnings;
        m_warnings->setIcon(themedIcon(QStringLiteral("warning"), palette()));
        m_warnings->setLink(warningText(warnings.front()));
        m_warnings->setToolTip(plainToolTip(warningsText(warnings)));
    }
}

} // namespace tidemark::app

#include "moc_status_summary.cpp"
