// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/metric_chooser.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/row_delegate.h"
#include "core/history/offered_metrics.h"

#include <QFontDatabase>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kMetric = Qt::UserRole; ///< of an item: its name as the server has it

const QString kStartTime = QStringLiteral("process_start_time_seconds");

QString nameOf(const OfferedMetric& metric)
{
    return QString::fromUtf8(metric.name.data(), static_cast<qsizetype>(metric.name.size()));
}

bool isOffered(const QString& name)
{
    return std::ranges::any_of(
        offeredMetrics(), [&name](const OfferedMetric& metric) { return nameOf(metric) == name; });
}

} // namespace

MetricChooser::MetricChooser(QWidget* parent)
    : QWidget(parent),
      m_filter(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    m_filter->setClearButtonEnabled(true);
    m_filter->setObjectName(QStringLiteral("metricFilter"));
    m_list->setObjectName(QStringLiteral("metrics"));
    m_list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    setFocusProxy(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, &MetricChooser::filter);
    connect(m_list, &QListWidget::itemChanged, this, &MetricChooser::changed);
    onLanguageChange(*this, [this] { retranslate(); });
    fill({}, false);
    m_list->item(0)->setCheckState(Qt::Checked);
    retranslate();
}

void MetricChooser::setMetrics(const QStringList& metrics)
{
    fill(metrics, true);
    Q_EMIT changed();
}

/// Keeps what is ticked, as far as it is there.
void MetricChooser::fill(const QStringList& metrics, bool areKnown)
{
    const QStringList before = chosen();
    const QSignalBlocker quiet(m_list);
    m_areKnown = areKnown;
    m_metrics = metrics;
    m_list->clear();
    for (const OfferedMetric& metric : offeredMetrics()) {
        if (!areKnown || metrics.contains(nameOf(metric))) {
            add(nameOf(metric));
        }
    }
    for (const QString& metric : metrics) {
        if (!isOffered(metric)) {
            add(metric);
        }
    }
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem& item = *m_list->item(i);
        const bool isTicked = before.contains(item.data(kMetric).toString()) &&
                              item.data(kMetric).toString() != kStartTime;
        item.setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
    }
    filter();
}

void MetricChooser::add(const QString& metric)
{
    auto* const item = new QListWidgetItem(singleLine(metric), m_list);
    item->setData(kMetric, metric);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setToolTip(singleLine(metric));
}

QStringList MetricChooser::chosen() const
{
    QStringList metrics;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked) {
            metrics << m_list->item(i)->data(kMetric).toString();
        }
    }
    const bool tellsRestarts =
        std::ranges::any_of(offeredMetrics(), [&metrics](const OfferedMetric& metric) {
            return metric.tellsRestarts && metrics.contains(nameOf(metric));
        });
    const bool hasStartTime = !m_areKnown || m_metrics.contains(kStartTime);
    if (tellsRestarts && hasStartTime && !metrics.contains(kStartTime)) {
        metrics << kStartTime;
    }
    return metrics;
}

void MetricChooser::filter()
{
    const QString wanted = m_filter->text().trimmed();
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem& item = *m_list->item(i);
        const bool isTicked = item.checkState() == Qt::Checked;
        item.setHidden(!isTicked && !item.text().contains(wanted, Qt::CaseInsensitive));
    }
}

void MetricChooser::retranslate()
{
    m_filter->setPlaceholderText(tr("Find a metric"));
    m_filter->setAccessibleName(tr("Find a metric"));
    m_list->setAccessibleName(tr("Metrics"));
}

} // namespace tidemark::app

#include "moc_metric_chooser.cpp"
