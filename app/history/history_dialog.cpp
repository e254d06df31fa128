// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_dialog.h"

#include "app/history/label_chooser.h"
#include "app/history/metric_chooser.h"
#include "app/history/time_chooser.h"
#include "app/text/count_text.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/dialog_layout.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTime>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace tidemark::app
{

namespace
{

constexpr QSize kFirstSize{720, 600};
constexpr int kQueryLines = 3;
constexpr int kNoteLines = 3; // so that nothing moves while something is typed

std::int64_t nowUnixNs()
{
    constexpr std::int64_t kMillisecond = 1'000'000;
    return QDateTime::currentMSecsSinceEpoch() * kMillisecond;
}

QLabel* labelFor(QWidget* field, QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setBuddy(field);
    return label;
}

std::vector<std::string> textsOf(const QStringList& texts)
{
    std::vector<std::string> result;
    for (const QString& text : texts) {
        result.push_back(text.toStdString());
    }
    return result;
}

} // namespace

HistoryDialog::HistoryDialog(QWidget* parent)
    : QDialog(parent),
      m_address(new QLineEdit(this)),
      m_connect(new QPushButton(this)),
      m_metrics(new MetricChooser(this)),
      m_labels(new LabelChooser(this)),
      m_query(new QPlainTextEdit(this)),
      m_time(new TimeChooser(this)),
      m_goesOn(new QCheckBox(this)),
      m_note(new QLabel(this)),
      m_fetch(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    const QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_addressLabel = labelFor(m_address, this);
    m_metricsLabel = labelFor(m_metrics, this);
    m_labelsLabel = labelFor(m_labels, this);
    m_queryLabel = labelFor(m_query, this);
    m_timeLabel = labelFor(m_time, this);
    m_address->setObjectName(QStringLiteral("address"));
    m_query->setObjectName(QStringLiteral("query"));
    m_note->setObjectName(QStringLiteral("note"));
    m_fetch->setObjectName(QStringLiteral("fetch"));
    m_connect->setObjectName(QStringLiteral("connect"));
    m_goesOn->setObjectName(QStringLiteral("goesOn"));
    m_address->setFont(code);
    m_address->setPlaceholderText(QStringLiteral("http://localhost:9090"));
    m_query->setFont(code);
    m_query->setTabChangesFocus(true);
    m_query->setFixedHeight(kQueryLines * QFontMetrics(code).lineSpacing() + 12);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_note->setMinimumHeight(kNoteLines * m_note->fontMetrics().lineSpacing());
    m_fetch->setDefault(true);
    m_connect->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    arrange();
    connectFields();
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
    composeQuery();
    resize(kFirstSize);
}

QGridLayout* HistoryDialog::fields()
{
    auto* const fields = new QGridLayout;
    fields->setHorizontalSpacing(8);
    fields->setVerticalSpacing(8);
    fields->setColumnStretch(1, 1);
    auto* const address = new QHBoxLayout;
    address->setSpacing(8);
    address->addWidget(m_address, 1);
    address->addWidget(m_connect);
    fields->addWidget(m_addressLabel, 0, 0);
    fields->addLayout(address, 0, 1);
    fields->addWidget(m_metricsLabel, 1, 0, Qt::AlignTop);
    fields->addWidget(m_metrics, 1, 1);
    fields->setRowStretch(1, 1);
    fields->addWidget(m_labelsLabel, 2, 0, Qt::AlignTop);
    fields->addWidget(m_labels, 2, 1);
    fields->addWidget(m_queryLabel, 3, 0, Qt::AlignTop);
    fields->addWidget(m_query, 3, 1);
    fields->addWidget(m_timeLabel, 4, 0);
    fields->addWidget(m_time, 4, 1);
    fields->addWidget(m_goesOn, 5, 1);
    return fields;
}

void HistoryDialog::arrange()
{
    layOutDialog(*this, fields(), m_note, m_fetch, m_cancel);
}

void HistoryDialog::connectFields()
{
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        m_serverNote.clear();
        refresh();
    });
    connect(m_connect, &QPushButton::clicked, this, &HistoryDialog::connectToServer);
    connect(m_metrics, &MetricChooser::changed, this, &HistoryDialog::composeQuery);
    connect(m_labels, &LabelChooser::changed, this, &HistoryDialog::composeQuery);
    connect(m_labels, &LabelChooser::valuesWanted, &m_catalogue, &ServerCatalogue::askValues);
    connect(m_query, &QPlainTextEdit::textChanged, this, &HistoryDialog::refresh);
    connect(m_time, &TimeChooser::changed, this, &HistoryDialog::refresh);
    connect(m_fetch, &QPushButton::clicked, this, &HistoryDialog::fetch);
    connect(m_cancel, &QPushButton::clicked, this, &HistoryDialog::reject);
    connect(&m_catalogue, &ServerCatalogue::listed, this,
            [this](const QStringList& metrics, const QStringList& labels) {
                m_serverNote = tr("Connected: the server has %Ln metric(s).", nullptr,
                                  static_cast<int>(metrics.size()));
                m_labels->setLabels(labels);
                m_metrics->setMetrics(metrics);
                refresh();
            });
    connect(&m_catalogue, &ServerCatalogue::valuesListed, m_labels, &LabelChooser::setValues);
    connect(&m_catalogue, &ServerCatalogue::failed, this, [this](const Error& error) {
        m_serverNote = errorText(error);
        refresh();
    });
}

/// With who asks as it was given, or as it was given before for the same address.
std::optional<HistoryServer> HistoryDialog::server() const
{
    const std::string bearer = qEnvironmentVariable("TIDEMARK_BEARER").toStdString();
    const auto typed = historyServerIn(m_address->text().trimmed().toStdString(), bearer);
    const bool isKnown =
        typed && m_known && typed->url == m_known->url && !m_address->text().contains(u'@');
    return isKnown ? m_known : typed;
}

void HistoryDialog::hideCredentials()
{
    if (m_known && m_address->text().contains(u'@')) {
        m_address->setText(QString::fromStdString(shownAddress(*m_known)));
    }
}

void HistoryDialog::connectToServer()
{
    m_known = server();
    if (m_known) {
        hideCredentials();
        m_catalogue.ask(*m_known);
        m_serverNote = tr("Asking the server what it has…");
        refresh();
    }
}

/// What is ticked, as a query that may be changed by hand.
void HistoryDialog::composeQuery()
{
    std::string wrong;
    const auto filters = m_labels->filters(wrong);
    if (wrong.empty()) {
        m_query->setPlainText(
            QString::fromStdString(queryFor(textsOf(m_metrics->chosen()), filters)));
    }
    refresh();
}

void HistoryDialog::refresh()
{
    std::string wrong;
    m_labels->filters(wrong);
    QString problem;
    const auto range = m_time->chosen(nowUnixNs(), problem);
    const bool hasServer = !m_address->text().trimmed().isEmpty() && server();
    const bool hasQuery = !m_query->toPlainText().trimmed().isEmpty();
    m_connect->setEnabled(hasServer && !m_catalogue.isAsking());
    m_fetch->setEnabled(hasServer && hasQuery && range);
    m_goesOn->setEnabled(m_time->range() != TimeChooser::FromTo);
    if (!m_address->text().trimmed().isEmpty() && !hasServer) {
        showNote(tr("This is no address of a web server. Write it as http://localhost:9090."));
    } else if (!wrong.empty()) {
        showNote(tr("“%1” is no label: write NAME=VALUE, or NAME=~PATTERN.").arg(fileText(wrong)));
    } else if (!range) {
        showNote(problem);
    } else if (!m_serverNote.isEmpty()) {
        showNote(m_serverNote);
    } else {
        showNote(tr("Each series has up to %1 samples.").arg(countText(range->points())));
    }
}

void HistoryDialog::showNote(const QString& sentence)
{
    m_note->setText(sentence);
    setAccessibleDescription(sentence);
}

QStringList HistoryDialog::entered() const
{
    const auto asked = historyServerIn(m_address->text().trimmed().toStdString());
    return {asked ? QString::fromStdString(shownAddress(*asked)) : QString(),
            m_query->toPlainText(), m_labels->text(), m_time->step(),
            QString::number(m_time->range())};
}

void HistoryDialog::enter(const QStringList& entered)
{
    constexpr qsizetype kFields = 5;
    if (entered.size() != kFields) {
        return;
    }
    m_address->setText(entered[0]);
    m_labels->setText(entered[2]);
    m_query->setPlainText(entered[1]);
    m_time->setStep(entered[3]);
    m_time->setRange(entered[4].toInt());
    refresh();
}

std::optional<HistoryWish> HistoryDialog::wish()
{
    QString problem;
    const auto range = m_time->chosen(nowUnixNs(), problem);
    const auto asked = server();
    if (!asked || !range) {
        return {};
    }
    m_known = asked;
    return HistoryWish{{*asked, m_query->toPlainText().simplified().toStdString(), *range},
                       m_goesOn->isEnabled() && m_goesOn->isChecked()};
}

void HistoryDialog::fetch()
{
    if (const auto wanted = wish()) {
        hideCredentials();
        accept();
        Q_EMIT fetchRequested(*wanted);
    }
}

void HistoryDialog::retranslate()
{
    setWindowTitle(tr("History from Prometheus"));
    m_addressLabel->setText(tr("&Address"));
    m_connect->setText(tr("C&onnect"));
    m_connect->setToolTip(tr("Asks the server for its metrics and labels, to choose from"));
    m_metricsLabel->setText(tr("&Metrics"));
    m_labelsLabel->setText(tr("&Labels"));
    m_queryLabel->setText(tr("&Query"));
    m_query->setToolTip(tr("PromQL, as it is sent; it may be changed"));
    m_timeLabel->setText(tr("&Time"));
    m_goesOn->setText(tr("&Go on following what is new"));
    m_fetch->setText(tr("&Fetch"));
    m_cancel->setText(tr("Cancel"));
    refresh();
}

} // namespace tidemark::app

#include "moc_history_dialog.cpp"
