// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/class_table_panel.h"

#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "core/heap/distances.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QLocale>

namespace tidemark::app
{

namespace
{

using Column = TableColumn<ClassTableRow>;

constexpr int kRetainedColumn = 4;
constexpr int kFilterWidth = 200;

QString countText(double count)
{
    return std::isnan(count) ? unknownText() : QLocale().toString(count, 'f', 0);
}

std::vector<ClassTableRow> rowsOf(const HeapOverview& overview, const std::vector<ClassRow>& rows)
{
    std::vector<ClassTableRow> result;
    result.reserve(rows.size());
    for (const ClassRow& row : rows) {
        const bool isUsers = row.distance >= 0 && row.distance < kSystemDistance;
        result.push_back({QString::fromStdString(overview.classes.classes[row.heapClass].name),
                          static_cast<double>(row.count), isUsers ? row.distance : kGap,
                          static_cast<double>(row.shallowBytes),
                          row.retainedBytes ? static_cast<double>(*row.retainedBytes) : kGap});
    }
    return result;
}

Column sizeColumn(const QString& title, const QString& hint, double ClassTableRow::*size,
                  SizeUnit unit)
{
    return Column(title, [=](const ClassTableRow& row) { return sizeText(row.*size, unit); })
        .withHint(hint)
        .withNumber([=](const ClassTableRow& row) { return row.*size; })
        .withExact([=](const ClassTableRow& row) { return exactSizeText(row.*size); })
        .withBar(CellBar::Kind::Share);
}

} // namespace

std::shared_ptr<const HeapGraph> heapGraphOf(const Recording& recording)
{
    for (const Snapshot& snapshot : recording.snapshots) {
        if (snapshot.graph != nullptr) {
            return snapshot.graph;
        }
    }
    return nullptr;
}

ClassTablePanel::ClassTablePanel(Session& session, ViewOptions& options, QWidget* parent)
    : TablePanel(parent),
      m_session(session),
      m_options(options),
      m_filter(new QLineEdit(this))
{
    table().setModel(&m_model);
    table().sortByColumn(kRetainedColumn, Qt::DescendingOrder);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(kFilterWidth);
    tools().setContentsMargins(4, 0, 4, 0);
    tools().addWidget(m_filter);
    tools().addStretch(1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setFilter(text);
        table().setMarkedText(text);
    });
    connect(&m_job, &HeapJob::overviewReady, this, &ClassTablePanel::showOverview);
    connect(&m_job, &HeapJob::finished, this, &ClassTablePanel::showAnalysis);
    connect(&m_job, &HeapJob::failed, this, &ClassTablePanel::showFailure);
    connect(&session, &Session::listChanged, this, &ClassTablePanel::forgetClosed);
    for (const auto signal : {&Session::currentChanged, &Session::recordingChanged}) {
        connect(&session, signal, this, &ClassTablePanel::update);
    }
    connect(&options, &ViewOptions::changed, this, &ClassTablePanel::retranslate);
    retranslate();
    update();
}

void ClassTablePanel::update()
{
    const OpenRecording* open = m_session.current();
    const auto graph = open != nullptr ? heapGraphOf(*open->recording) : nullptr;
    if (graph == m_shown) {
        showSubject();
        return;
    }
    m_shown = graph;
    m_model.setRows({});
    const auto known = m_analyses.find(graph);
    if (graph == nullptr) {
        m_job.cancel();
        setHint(tr("No heap snapshot here. Open a .heapsnapshot file."));
    } else if (known != m_analyses.end()) {
        m_job.cancel();
        showAnalysis(known->second);
    } else {
        setHint(tr("Finding the classes…"));
        m_job.start(graph);
    }
}

void ClassTablePanel::forgetClosed()
{
    std::erase_if(m_analyses, [this](const auto& entry) {
        return std::ranges::none_of(m_session.recordings(), [&](const OpenRecording& open) {
            return heapGraphOf(*open.recording) == entry.first;
        });
    });
}

void ClassTablePanel::showOverview(const std::shared_ptr<const HeapOverview>& overview)
{
    m_model.setRows(rowsOf(*overview, overview->rows));
    setHint({});
    showSubject();
}

void ClassTablePanel::showAnalysis(const std::shared_ptr<const HeapAnalysis>& analysis)
{
    m_analyses[analysis->overview->graph] = analysis;
    m_model.setRows(rowsOf(*analysis->overview, analysis->rows));
    setHint({});
    showSubject();
}

void ClassTablePanel::showFailure(const Error& error)
{
    setHint(errorText(error));
}

/// The name, and where the bytes are by broad kind as soon as that is known.
void ClassTablePanel::showSubject()
{
    const OpenRecording* open = m_session.current();
    if (open == nullptr || m_shown == nullptr) {
        setSubject({});
        return;
    }
    QString text =
        tr("%1 · %2 objects").arg(singleLine(open->name), countText(m_shown->nodeCount()));
    if (const auto known = m_analyses.find(m_shown); known != m_analyses.end()) {
        const HeapStatistics& all = known->second->statistics;
        const SizeUnit unit = m_options.sizeUnit();
        const auto size = [unit](std::uint64_t bytes) {
            return sizeText(static_cast<double>(bytes), unit);
        };
        text += tr(" · %1 in all: code %2, strings %3, arrays %4, typed arrays %5, system %6")
                    .arg(size(all.total), size(all.code), size(all.strings), size(all.arrays),
                         size(all.typedArrays), size(all.system));
    } else {
        text += tr(" · computing retained sizes…");
    }
    setSubject(text);
}

void ClassTablePanel::retranslate()
{
    table().setAccessibleName(tr("Classes"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    const SizeUnit unit = m_options.sizeUnit();
    m_model.setColumns(
        {Column(tr("Class"), [](const ClassTableRow& row) { return row.name; }).asCode(),
         Column(tr("Objects"), [](const ClassTableRow& row) { return countText(row.count); })
             .withNumber([](const ClassTableRow& row) { return row.count; }),
         Column(tr("Distance"), [](const ClassTableRow& row) { return countText(row.distance); })
             .withHint(tr("Steps from the roots of the program, of the nearest object"))
             .withNumber([](const ClassTableRow& row) { return row.distance; }),
         sizeColumn(tr("Shallow size"), tr("The objects alone"), &ClassTableRow::shallowBytes,
                    unit),
         sizeColumn(tr("Retained size"), tr("What freeing all of them would free"),
                    &ClassTableRow::retainedBytes, unit)});
    table().fitColumns();
    showSubject();
}

} // namespace tidemark::app
