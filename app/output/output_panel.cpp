// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/output_panel.h"

#include "app/text/size_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>

namespace tidemark::app
{

namespace
{

constexpr int kFilterWidth = 200;

/// Searching a line costs about as much as looking at so many samples.
constexpr std::size_t kSamplesPerLine = 20;

} // namespace

OutputPanel::OutputPanel(Workspace& workspace, QWidget* parent)
    : RecordingPanel(workspace, parent),
      m_times(new QCheckBox(this)),
      m_filter(new QLineEdit(this)),
      m_job([this](OutputModel::Found found) {
          m_model.setFilter(m_wanted, std::move(found));
          table().setMarkedText(m_filter->text());
      })
{
    table().setModel(&m_model);
    table().setSortingEnabled(false); // lines make sense in their order alone
    table().header()->setSectionsClickable(false);
    table().setTextElideMode(Qt::ElideRight);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(kFilterWidth);
    m_times->setChecked(true);
    tools().addWidget(m_times);
    tools().addStretch(1);
    tools().addWidget(m_filter, 1);

    connect(m_times, &QCheckBox::toggled, this,
            [this](bool shows) { table().setColumnHidden(OutputModel::TimeColumn, !shows); });
    connect(m_filter, &QLineEdit::textChanged, this, &OutputPanel::filter);
    start();
}

void OutputPanel::activate(const QModelIndex& index)
{
    Q_EMIT positionActivated(m_shownId, m_model.lineAt(index).position);
}

PointedPlace OutputPanel::placeOf(const QModelIndex& index) const
{
    return {.recordingId = m_shownId, .moment = commonOf(m_model.lineAt(index).position)};
}

std::optional<int> OutputPanel::rowAt(std::int64_t position) const
{
    return m_model.lastRowAt(position);
}

bool OutputPanel::showsTimes() const
{
    return m_times->isChecked();
}

void OutputPanel::setShowsTimes(bool shows)
{
    m_times->setChecked(shows);
}

void OutputPanel::follow()
{
    const OpenRecording* open = current();
    const bool isSame = open != nullptr && open->id == m_shownId;
    const QScrollBar& bar = *table().verticalScrollBar();
    const bool wasAtEnd = isSame && m_model.rowCount() > 0 && bar.value() == bar.maximum();
    m_shownId = open != nullptr ? open->id : 0;
    if (!isSame) {
        m_model.setFilter({}, {}); // until it is known what it leaves of another output
    }
    m_model.setOutput(open != nullptr ? open->recording->output : ProgramOutput(),
                      open != nullptr ? open->recording->timeline.axis : AxisUnit::Nanoseconds);
    if (wasAtEnd) {
        table().scrollToBottom();
    }
    if (!isSame) {
        filter();
    }
    showSubject();
    showHint();
}

void OutputPanel::filter()
{
    m_wanted = TextFilter(m_filter->text(), false);
    const std::size_t cost = m_wanted.isEmpty() ? 0 : m_model.output().size() * kSamplesPerLine;
    m_job.start(cost, [output = m_model.output(), filter = m_wanted](TaskControl&) {
        return OutputModel::find(output, filter);
    });
}

/// The name, and how much is missing at the start.
QString OutputPanel::subject() const
{
    const QString name = RecordingPanel::subject();
    const OpenRecording* const open = current();
    const DroppedOutput dropped =
        open != nullptr ? open->recording->output.dropped() : DroppedOutput();
    if (dropped.lines == 0) {
        return name;
    }
    const auto bytes = static_cast<double>(dropped.bytes);
    const auto lines =
        static_cast<int>(std::min<std::uint64_t>(dropped.lines, std::numeric_limits<int>::max()));
    return tr("%1 · %Ln more line(s) not kept (%2)", nullptr, lines)
        .arg(name, sizeText(bytes, sizeUnit()));
}

QString OutputPanel::hint() const
{
    if (current() == nullptr) {
        return tr("Open a profile or run a program to see what it printed.");
    }
    return m_model.output().isEmpty() ? tr("Nothing was printed. The output is kept of programs "
                                           "that are run from Tidemark.")
                                      : QString();
}

void OutputPanel::retranslate()
{
    table().setAccessibleName(tr("Output"));
    m_times->setText(tr("Times"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter lines"));
    m_model.retranslate();
    showSubject();
    showHint();
}

} // namespace tidemark::app

#include "moc_output_panel.cpp"
