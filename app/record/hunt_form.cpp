// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/hunt_form.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStackedWidget>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kFormGap = 4;
constexpr int kMostTimes = 1'000'000;
constexpr int kMostIdle = 86'400;

} // namespace

HuntForm::HuntForm(QWidget* parent)
    : QWidget(parent),
      m_kindLabel(new QLabel(this)),
      m_kind(new QComboBox(this)),
      m_pages(new QStackedWidget(this)),
      m_handNote(new QLabel(this)),
      m_command(new QLineEdit(this)),
      m_method(new QComboBox(this)),
      m_url(new QLineEdit(this)),
      m_body(new QLineEdit(this)),
      m_atOnceLabel(new QLabel(this)),
      m_atOnce(new QSpinBox(this)),
      m_timesLabel(new QLabel(this)),
      m_times(new QSpinBox(this)),
      m_idleLabel(new QLabel(this)),
      m_idle(new QSpinBox(this)),
      m_buttons(new QHBoxLayout)
{
    onLanguageChange(*this, [this] { retranslate(); });
    const HuntRequest usual;
    m_kind->setObjectName(QStringLiteral("kind"));
    m_command->setObjectName(QStringLiteral("command"));
    m_url->setObjectName(QStringLiteral("url"));
    m_times->setObjectName(QStringLiteral("times"));
    m_idle->setObjectName(QStringLiteral("idle"));
    m_kind->addItems({QString(), QString(), QString()});
    m_method->addItems({QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                        QStringLiteral("PATCH"), QStringLiteral("DELETE"), QStringLiteral("HEAD")});
    const QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (QLineEdit* const input : {m_command, m_url, m_body}) {
        input->setFont(code);
    }
    m_atOnce->setRange(1, static_cast<int>(kMostAtOnce));
    m_times->setRange(1, kMostTimes);
    m_times->setValue(static_cast<int>(usual.times));
    m_idle->setRange(0, kMostIdle);
    m_idle->setValue(
        static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(usual.idle).count()));
    m_pages->addWidget(makeHandPage());
    m_pages->addWidget(makeCommandPage());
    m_pages->addWidget(makeRequestPage());

    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kFormGap);
    grid->setVerticalSpacing(kFormGap);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_kindLabel, 0, 0);
    grid->addWidget(m_kind, 0, 1, 1, 4);
    grid->addWidget(m_pages, 1, 0, 1, 5);
    grid->addWidget(m_timesLabel, 2, 0);
    grid->addWidget(m_times, 2, 1);
    grid->addWidget(m_idleLabel, 2, 2);
    grid->addWidget(m_idle, 2, 3);
    grid->addLayout(m_buttons, 2, 4);
    m_kindLabel->setBuddy(m_kind);
    m_timesLabel->setBuddy(m_times);
    m_idleLabel->setBuddy(m_idle);

    connect(m_kind, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HuntForm::edited);
    for (const QLineEdit* const input : {m_command, m_url, m_body}) {
        connect(input, &QLineEdit::textChanged, this, &HuntForm::edited);
    }
    for (const QSpinBox* const input : {m_atOnce, m_times, m_idle}) {
        connect(input, &QSpinBox::valueChanged, this, &HuntForm::edited);
    }
    retranslate();
}

void HuntForm::addButton(QWidget* button)
{
    m_buttons->addWidget(button);
}

void HuntForm::setEditable(bool isEditable)
{
    for (QWidget* const field : std::initializer_list<QWidget*>{m_kind, m_pages, m_times, m_idle}) {
        field->setEnabled(isEditable);
    }
}

QWidget* HuntForm::makeHandPage()
{
    m_handNote->setWordWrap(true);
    m_handNote->setForegroundRole(QPalette::PlaceholderText);
    m_handNote->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    return m_handNote;
}

QWidget* HuntForm::makeCommandPage()
{
    auto* const page = new QWidget(this);
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_command);
    column->addStretch(1);
    return page;
}

QWidget* HuntForm::makeRequestPage()
{
    auto* const page = new QWidget(this);
    auto* const grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kFormGap);
    grid->setVerticalSpacing(kFormGap);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_method, 0, 0);
    grid->addWidget(m_url, 0, 1, 1, 3);
    grid->addWidget(m_body, 1, 0, 1, 2);
    grid->addWidget(m_atOnceLabel, 1, 2);
    grid->addWidget(m_atOnce, 1, 3);
    m_atOnceLabel->setBuddy(m_atOnce);
    return page;
}

HuntForm::Kind HuntForm::kind() const
{
    return static_cast<Kind>(m_kind->currentIndex());
}

HttpRequest HuntForm::httpRequest() const
{
    HttpRequest request;
    request.url = httpUrlIn(m_url->text().toStdString()).value_or(QUrl());
    request.method = m_method->currentText().toStdString();
    request.body = m_body->text().toStdString();
    request.atOnce = static_cast<std::uint64_t>(m_atOnce->value());
    return request;
}

std::optional<HuntRequest> HuntForm::request() const
{
    if (!problem().isEmpty()) {
        return {};
    }
    HuntRequest request;
    request.times = times();
    request.idle = idle();
    if (kind() == Command) {
        request.action = ShellCommand{m_command->text().toStdString()};
    } else if (kind() == Request) {
        request.action = httpRequest();
    }
    return request;
}

std::uint64_t HuntForm::times() const
{
    return static_cast<std::uint64_t>(m_times->value());
}

std::chrono::milliseconds HuntForm::idle() const
{
    return std::chrono::seconds(m_idle->value());
}

QString HuntForm::problem() const
{
    if (kind() == Command && m_command->text().trimmed().isEmpty()) {
        return tr("Enter the command that does what is suspected.");
    }
    if (kind() == Request && !httpUrlIn(m_url->text().toStdString())) {
        return m_url->text().trimmed().isEmpty()
                   ? tr("Enter the address that is to be requested.")
                   : tr("This is no address of a web server: write it as in "
                        "http://localhost:3000/.");
    }
    return {};
}

QStringList HuntForm::toTexts() const
{
    return {QString::number(kind()),
            m_command->text(),
            m_method->currentText(),
            m_url->text(),
            m_body->text(),
            QString::number(m_atOnce->value()),
            QString::number(m_times->value()),
            QString::number(m_idle->value())};
}

void HuntForm::setTexts(const QStringList& texts)
{
    if (texts.size() != toTexts().size()) {
        return; // of another version
    }
    const int kind = texts[0].toInt();
    m_kind->setCurrentIndex(kind >= Hand && kind <= Request ? kind : Hand);
    m_command->setText(texts[1]);
    m_method->setCurrentIndex(std::max(m_method->findText(texts[2]), 0));
    m_url->setText(texts[3]);
    m_body->setText(texts[4]);
    m_atOnce->setValue(texts[5].toInt()); // spin boxes keep to their range
    m_times->setValue(texts[6].toInt());
    m_idle->setValue(texts[7].toInt());
}

void HuntForm::retranslate()
{
    m_kindLabel->setText(tr("&Action"));
    m_kind->setItemText(Hand, tr("By hand"));
    m_kind->setItemText(Command, tr("Command"));
    m_kind->setItemText(Request, tr("HTTP request"));
    m_kind->setToolTip(tr("What is suspected to leave something in memory"));
    m_handNote->setText(tr("You do what is suspected, in a browser or anywhere else. This panel "
                           "says when and how often."));
    m_command->setAccessibleName(tr("Command for the shell"));
    m_command->setPlaceholderText(QStringLiteral("curl -sf http://localhost:3000/"));
    m_command->setToolTip(tr("A command for the shell; it has worked if its exit status is 0"));
    m_method->setAccessibleName(tr("Method"));
    m_url->setAccessibleName(tr("Address"));
    m_url->setPlaceholderText(QStringLiteral("http://localhost:3000/"));
    m_url->setToolTip(tr("An answer with a status of 400 or more counts as an action that failed"));
    m_body->setAccessibleName(tr("Body"));
    m_body->setPlaceholderText(tr("Body, if any"));
    m_atOnceLabel->setText(tr("At &once"));
    m_atOnce->setToolTip(tr("How many requests are under way together"));
    m_timesLabel->setText(tr("&Times"));
    m_times->setToolTip(tr("How often it is done to warm up, and between two snapshots"));
    m_idleLabel->setText(tr("&Wait"));
    m_idle->setSuffix(tr(" s", "seconds behind a number"));
    m_idle->setToolTip(tr("Rest before the last snapshot, so that what is only kept for a while "
                          "goes"));
    Q_EMIT edited();
}

} // namespace tidemark::app

#include "moc_hunt_form.cpp"
