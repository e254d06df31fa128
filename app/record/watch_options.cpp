// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/watch_options.h"

#include "app/record/watch_request.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace tidemark::app
{

namespace
{

constexpr int kIntervals[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10'000};
constexpr int kUsualInterval = 100;
constexpr int kPatternWidth = 160;
constexpr int kOptionSpacing = 8;
constexpr int kGroupGap = 16;

QString intervalText(int milliseconds)
{
    constexpr int kSecond = 1000;
    return milliseconds < kSecond ? WatchOptions::tr("%1 ms", "milliseconds").arg(milliseconds)
                                  : WatchOptions::tr("%1 s", "seconds").arg(milliseconds / kSecond);
}

} // namespace

WatchOptions::WatchOptions(QWidget* parent)
    : QWidget(parent),
      m_intervalLabel(new QLabel(this)),
      m_interval(new QComboBox(this)),
      m_children(new QCheckBox(this)),
      m_restarts(new QCheckBox(this)),
      m_pattern(new QLineEdit(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    for (const int milliseconds : kIntervals) {
        m_interval->addItem(QString(), milliseconds);
    }
    m_interval->setCurrentIndex(m_interval->findData(kUsualInterval));
    m_intervalLabel->setBuddy(m_interval);
    m_children->setChecked(true);
    m_pattern->setEnabled(false);
    m_pattern->setMinimumWidth(kPatternWidth);

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kOptionSpacing);
    layout->addWidget(m_intervalLabel);
    layout->addWidget(m_interval);
    layout->addSpacing(kGroupGap);
    layout->addWidget(m_children);
    layout->addSpacing(kGroupGap);
    layout->addWidget(m_restarts);
    layout->addWidget(m_pattern, 1);

    connect(m_restarts, &QCheckBox::toggled, m_pattern, &QWidget::setEnabled);
    connect(m_pattern, &QLineEdit::textEdited, this,
            [this](const QString& text) { m_isTyped = !text.isEmpty(); });
    connect(m_restarts, &QCheckBox::toggled, this, &WatchOptions::changed);
    connect(m_pattern, &QLineEdit::textEdited, this, &WatchOptions::changed);
    retranslate();
}

void WatchOptions::suggestPattern(const QString& pattern)
{
    m_suggestion = pattern;
    m_pattern->setPlaceholderText(singleLine(pattern));
    if (!m_isTyped) {
        m_pattern->setText(pattern);
    }
}

QString WatchOptions::pattern() const
{
    return m_pattern->text().isEmpty() ? m_suggestion : m_pattern->text();
}

bool WatchOptions::followsRestarts() const
{
    return m_restarts->isChecked() && !pattern().isEmpty();
}

WatchRequest WatchOptions::request(const std::optional<ProcessIdentity>& process) const
{
    return {process, m_interval->currentData().toInt(), m_children->isChecked(), followsRestarts(),
            pattern()};
}

void WatchOptions::retranslate()
{
    m_intervalLabel->setText(tr("&Sample every"));
    for (int row = 0; row < m_interval->count(); ++row) {
        m_interval->setItemText(row, intervalText(m_interval->itemData(row).toInt()));
    }
    m_interval->setToolTip(tr("How often memory is read. Also at 1 ms the process is not "
                              "disturbed; the recording grows faster."));
    m_children->setText(tr("With &child processes"));
    m_children->setToolTip(tr("Each child becomes a line of its own, also those that start later"));
    m_restarts->setText(tr("Follow &restarts by name"));
    m_restarts->setToolTip(
        tr("When the process ends, go on with the next one of this name or command line"));
    m_pattern->setAccessibleName(tr("Name or part of the command line"));
    m_pattern->setToolTip(tr("The name, or a part of name or command line, by which the process "
                             "is known again"));
}

} // namespace tidemark::app

#include "moc_watch_options.cpp"
