// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/line_table_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/plain_text.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>

namespace tidemark::app
{

namespace
{

using LineColumn = TableColumn<LineRow>;

constexpr int kFilterWidth = 200;

QString occurrencesText(const std::optional<std::int64_t>& count)
{
    return count ? countText(*count) : unknownText();
}

QString functionText(const LineTable& lines)
{
    const QString file = QFileInfo(QString::fromStdString(lines.file)).fileName();
    const QString function = QString::fromStdString(lines.function);
    const bool hasBoth = !file.isEmpty() && !function.isEmpty();
    return singleLine(hasBoth ? QStringLiteral("%1:%2").arg(file, function) : file + function);
}

} // namespace

LineTablePanel::LineTablePanel(Workspace& workspace, QWidget* parent)
    : RecordingPanel(workspace, parent),
      m_function(new QComboBox(this)),
      m_filter(new QLineEdit(this))
{
    m_model.setMuted([](const LineRow& row) { return !row.memoryBytes && !row.incrementBytes; });
    table().setModel(&m_model);
    table().setTextElideMode(Qt::ElideRight);
    table().sortByColumn(-1, Qt::AscendingOrder);

    m_function->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(kFilterWidth);
    tools().addWidget(m_function, 1);
    tools().addStretch(1);
    tools().addWidget(m_filter, 1);

    connect(m_function, &QComboBox::currentIndexChanged, this, &LineTablePanel::showFunction);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setFilter(text);
        table().setMarkedText(text);
    });
    start();
}

void LineTablePanel::follow()
{
    const OpenRecording* open = current();
    const auto recording = open != nullptr ? open->recording : nullptr;
    if (recording != m_shown) {
        m_shown = recording;
        m_filter->clear();
        m_function->clear();
        if (m_shown != nullptr) {
            for (const LineTable& lines : m_shown->lineTables) {
                m_function->addItem(functionText(lines));
                m_function->setItemData(m_function->count() - 1,
                                        plainToolTip(QString::fromStdString(lines.file)),
                                        Qt::ToolTipRole);
            }
        }
        showHint();
    }
}

void LineTablePanel::showFunction(int index)
{
    const bool isValid = m_shown != nullptr && index >= 0;
    m_model.setRows(isValid ? m_shown->lineTables[static_cast<std::size_t>(index)].rows
                            : std::vector<LineRow>());
}

void LineTablePanel::retranslate()
{
    table().setAccessibleName(tr("Lines"));
    m_function->setAccessibleName(tr("Function"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    const SizeUnit unit = sizeUnit();
    const auto line = [](const LineRow& row) { return QString::number(row.line); };
    m_model.setColumns(
        {LineColumn(tr("Line"), line).withNumber([](const LineRow& row) {
             return static_cast<double>(row.line);
         }),
         sizeColumn<LineRow>({tr("Memory"), tr("The most seen after the line ran")}, unit,
                             [](const LineRow& row) { return figureOrGap(row.memoryBytes); }),
         sizeChangeColumn<LineRow>(
             {tr("Increment"), tr("What the line added, over all its runs")}, unit,
             [](const LineRow& row) { return figureOrGap(row.incrementBytes); })
             .withBar(BarKind::Change),
         LineColumn({tr("Occurrences"), tr("How often the line ran")},
                    [](const LineRow& row) { return occurrencesText(row.occurrences); })
             .withNumber([](const LineRow& row) { return figureOrGap(row.occurrences); }),
         LineColumn(tr("Source"), [](const LineRow& row) {
             return QString::fromStdString(row.source);
         }).asCode()});
    table().fitColumns();
    showHint();
}

QString LineTablePanel::hint() const
{
    const bool isEmpty = m_shown == nullptr || m_shown->lineTables.empty();
    return isEmpty ? tr("No line report here. Open the output of python -m memory_profiler.")
                   : QString();
}

} // namespace tidemark::app

#include "moc_line_table_panel.cpp"
