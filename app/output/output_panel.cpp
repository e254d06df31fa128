// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/output_panel.h"

#include "app/text/plain_text.h"

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
    : TablePanel(parent),
      m_workspace(workspace),
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
    for (const auto signal : {&Session::currentChanged, &Session::recordingChanged}) {
        connect(&workspace.session, signal, this, &OutputPanel::update);
    }
    connect(&workspace.session, &Session::listChanged, this, &OutputPanel::update);
    connect(&workspace.options, &ViewOptions::changed, this, &OutputPanel::showSubject);
    connect(&table(), &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        Q_EMIT lineActivated(m_shownId, m_model.lineAt(index).position);
    });
    retranslate();
    update();
}

bool OutputPanel::showsTimes() const
{
    return m_times->isChecked();
}

void OutputPanel::setShowsTimes(bool shows)
{
    m_times->setChecked(shows);
}

void OutputPanel::update()
{
    const OpenRecording* open = m_workspace.session.current();
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

void OutputPanel::showSubject()
{
    const OpenRecording* open = m_workspace.session.current();
    if (open == nullptr) {
        setSubject({});
        return;
    }
    const DroppedOutput dropped = open->recording->output.dropped();
    const QString name = singleLine(open->name);
    if (dropped.lines == 0) {
        setSubject(name);
        return;
    }
    const auto bytes = static_cast<double>(dropped.bytes);
    const auto lines =
        static_cast<int>(std::min<std::uint64_t>(dropped.lines, std::numeric_limits<int>::max()));
    setSubject(tr("%1 · %Ln more line(s) not kept (%2)", nullptr, lines)
                   .arg(name, sizeText(bytes, m_workspace.options.sizeUnit())));
}

void OutputPanel::showHint()
{
    if (m_workspace.session.current() == nullptr) {
        setHint(tr("Open a profile or run a program to see what it printed."));
    } else if (m_model.output().isEmpty()) {
        setHint(
            tr("Nothing was printed. The output is kept of programs that are run from Tidemark."));
    } else {
        setHint({});
    }
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
