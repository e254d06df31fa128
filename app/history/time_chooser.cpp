// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/time_chooser.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSecond = 1000 * kMillisecond;
constexpr std::int64_t kDay = 24 * 3600 * kSecond;

std::int64_t lengthOf(int range)
{
    switch (range) {
    case TimeChooser::LastHour:
        return kDay / 24;
    case TimeChooser::LastDay:
        return kDay;
    case TimeChooser::LastWeek:
        return 7 * kDay;
    default:
        return 30 * kDay;
    }
}

std::int64_t unixNs(const QDateTimeEdit& field)
{
    return field.dateTime().toMSecsSinceEpoch() * kMillisecond;
}

} // namespace

TimeChooser::TimeChooser(QWidget* parent)
    : QWidget(parent),
      m_range(new QComboBox(this)),
      m_from(new QDateTimeEdit(this)),
      m_to(new QDateTimeEdit(this)),
      m_until(new QLabel(this)),
      m_stepLabel(new QLabel(this)),
      m_step(new QLineEdit(this))
{
    constexpr int kStepWidth = 90;
    m_range->setObjectName(QStringLiteral("range"));
    m_step->setObjectName(QStringLiteral("step"));
    m_step->setFixedWidth(kStepWidth);
    m_stepLabel->setBuddy(m_step);
    const QDateTime now = QDateTime::currentDateTime();
    m_to->setDateTime(now);
    m_from->setDateTime(now.addDays(-1));
    for (QDateTimeEdit* const field : {m_from, m_to}) {
        field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        field->setCalendarPopup(true);
    }
    for (int i = LastHour; i <= FromTo; ++i) {
        m_range->addItem(QString());
    }
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_range);
    row->addWidget(m_from);
    row->addWidget(m_until);
    row->addWidget(m_to);
    row->addStretch(1);
    row->addWidget(m_stepLabel);
    row->addWidget(m_step);
    setFocusProxy(m_range);
    connect(m_range, &QComboBox::currentIndexChanged, this, &TimeChooser::follow);
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &TimeChooser::changed);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &TimeChooser::changed);
    connect(m_step, &QLineEdit::textChanged, this, &TimeChooser::changed);
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
    follow();
}

int TimeChooser::range() const
{
    return m_range->currentIndex();
}

void TimeChooser::setRange(int range)
{
    m_range->setCurrentIndex(std::clamp(range, int{LastHour}, int{LastMonth}));
}

QString TimeChooser::step() const
{
    return m_step->text().trimmed();
}

void TimeChooser::setStep(const QString& step)
{
    m_step->setText(step);
}

std::optional<HistoryRange> TimeChooser::chosen(std::int64_t nowUnixNs, QString& problem) const
{
    const bool isFromTo = range() == FromTo;
    const std::int64_t end = isFromTo ? unixNs(*m_to) : nowUnixNs;
    const std::int64_t start = isFromTo ? unixNs(*m_from) : end - lengthOf(range());
    if (start >= end) {
        problem = tr("The end must lie behind the beginning.");
        return {};
    }
    const auto step =
        this->step().isEmpty() ? drawnStep(start, end) : historyStepIn(this->step().toStdString());
    if (!step) {
        problem = tr("A step is written 15s, 1m or 1h30m.");
        return {};
    }
    return HistoryRange{start, end, *step};
}

void TimeChooser::follow()
{
    const bool isFromTo = range() == FromTo;
    for (QWidget* const field : std::initializer_list<QWidget*>{m_from, m_until, m_to}) {
        field->setVisible(isFromTo);
    }
    Q_EMIT changed();
}

void TimeChooser::retranslate()
{
    m_range->setItemText(LastHour, tr("Last hour"));
    m_range->setItemText(LastDay, tr("Last day"));
    m_range->setItemText(LastWeek, tr("Last week"));
    m_range->setItemText(LastMonth, tr("Last 30 days"));
    m_range->setItemText(FromTo, tr("From … to"));
    m_range->setAccessibleName(tr("Time"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_until->setText(QStringLiteral("–"));
    m_stepLabel->setText(tr("&Step"));
    m_step->setPlaceholderText(tr("automatic"));
    m_step->setToolTip(
        tr("Time between samples, such as 15s. If empty, as short as a chart can show."));
}

} // namespace tidemark::app

#include "moc_time_chooser.cpp"
