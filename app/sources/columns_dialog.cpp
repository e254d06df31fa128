// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/columns_dialog.h"

#include "app/text/column_text.h"
#include "app/text/file_text.h"
#include "app/text/plain_text.h"
#include "core/formats/series/choice_text.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/written_time.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace tidemark::app
{

namespace
{

enum Place { NamePlace, ExamplePlace, TakenPlace, MeaningPlace, UnitPlace, PlaceCount };

constexpr qsizetype kNameLimit = 60;
constexpr qsizetype kExampleLimit = 40;
constexpr QSize kFirstSize(860, 420);

QString dataText(std::string_view id)
{
    return QString::fromUtf8(id);
}

/// The entry of @p box with @p data becomes the current one; the first if there is none.
void choose(QComboBox& box, const QString& data)
{
    box.setCurrentIndex(std::max(box.findData(data), 0));
}

/// A chooser in a table that does not change when the wheel scrolls the table.
QComboBox* makeBox()
{
    auto* const box = new QComboBox;
    box->setFocusPolicy(Qt::StrongFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QTableWidgetItem* itemOf(const QString& text)
{
    auto* const item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(plainToolTip(text));
    return item;
}

/// Where date and clock stand in two columns, both are times.
bool holdsDates(const SourceColumn& column)
{
    const auto time = writtenTimeOf(column.example, false);
    return column.use == SourceColumn::Use::Time && time && time->sort == WrittenTime::Sort::Date;
}

} // namespace

ColumnsDialog::ColumnsDialog(SourceTable table, const QString& name, QWidget* parent)
    : QDialog(parent),
      m_source(std::move(table)),
      m_table(new QTableWidget(0, PlaceCount, this))
{
    setWindowTitle(tr("Columns of %1").arg(singleLine(name)));
    setObjectName(QStringLiteral("columns"));
    m_table->setHorizontalHeaderLabels(
        {tr("Column"), tr("Example"), tr("Taken for"), tr("Read as"), tr("Unit")});
    m_table->verticalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Columns"));
    for (const SourceColumn& column : m_source.columns) {
        const bool isKnown = std::ranges::find(m_rows, column.name, &Row::column) != m_rows.end();
        if (!column.name.empty() && !isKnown) {
            m_table->insertRow(m_table->rowCount());
            fillRow(m_table->rowCount() - 1, column);
        }
    }
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setSectionResizeMode(TakenPlace, QHeaderView::Stretch);

    auto* const hint = new QLabel(tr("The file is read again with what you choose. It also counts "
                                     "for other files with the same columns."),
                                  this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    auto* const buttons =
        new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* const all = buttons->addButton(tr("As Tidemark decides"), QDialogButtonBox::ResetRole);
    all->setObjectName(QStringLiteral("reset"));
    connect(all, &QPushButton::clicked, this, &ColumnsDialog::reset);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    resize(kFirstSize);
}

void ColumnsDialog::fillRow(int row, const SourceColumn& column)
{
    const QString name = fileText(column.name, kNameLimit);
    const bool isIgnored = m_source.choices.ignores(column.name);
    m_table->setItem(row, NamePlace, itemOf(name));
    m_table->setItem(row, ExamplePlace, itemOf(fileText(column.example, kExampleLimit)));
    m_table->setItem(row, TakenPlace, itemOf(takenText(column, isIgnored)));
    const Row added{column.name, makeMeaning(column), makeUnit(column)};
    added.meaning->setAccessibleName(tr("What “%1” is read as").arg(name));
    added.unit->setAccessibleName(tr("Unit of “%1”").arg(name));
    const auto enableUnit = [added] {
        const auto chosen =
            columnChoiceOf({}, added.meaning->currentData().toString().toStdString());
        added.unit->setEnabled(chosen && chosen->use != ColumnChoice::Use::Ignored);
        if (!added.unit->isEnabled()) {
            added.unit->setCurrentIndex(0);
        }
    };
    connect(added.meaning, &QComboBox::currentIndexChanged, this, enableUnit);
    enableUnit();
    m_table->setCellWidget(row, MeaningPlace, added.meaning);
    m_table->setCellWidget(row, UnitPlace, added.unit);
    m_rows.push_back(added);
}

QComboBox* ColumnsDialog::makeMeaning(const SourceColumn& column)
{
    QComboBox* const box = makeBox();
    box->addItem(tr("As Tidemark decides"), QString());
    const bool isUnclear = m_source.areDatesUnclear && holdsDates(column);
    if (isUnclear) {
        box->addItem(tr("Dates, day before month"), dataText(idOf(DateOrder::DayFirst)));
        box->addItem(tr("Dates, month before day"), dataText(idOf(DateOrder::MonthFirst)));
    }
    for (const std::string_view word : choiceWords()) {
        box->addItem(choiceWordText(word), dataText(word));
    }
    const ColumnChoice* const choice = m_source.choices.find(column.name);
    if (choice != nullptr) {
        ColumnChoice withoutUnit = *choice;
        withoutUnit.unit.clear();
        choose(*box, dataText(choiceText(withoutUnit)));
    } else if (isUnclear && m_source.choices.dateOrder) {
        choose(*box, dataText(idOf(*m_source.choices.dateOrder)));
    }
    return box;
}

QComboBox* ColumnsDialog::makeUnit(const SourceColumn& column)
{
    QComboBox* const box = makeBox();
    box->addItem(tr("As in the file"), QString());
    for (const ChosenUnit& unit : kChosenUnits) {
        box->addItem(unitText(unit), dataText(unit.id));
    }
    if (const ColumnChoice* const choice = m_source.choices.find(column.name)) {
        choose(*box, dataText(choice->unit));
    }
    return box;
}

void ColumnsDialog::reset()
{
    for (const Row& row : m_rows) {
        row.meaning->setCurrentIndex(0);
    }
}

ColumnChoices ColumnsDialog::choices() const
{
    ColumnChoices choices;
    for (const Row& row : m_rows) {
        const std::string meaning = row.meaning->currentData().toString().toStdString();
        if (const auto order = dateOrderOf(meaning)) {
            choices.dateOrder = order;
        } else if (auto choice = columnChoiceOf(row.column, meaning)) {
            choice->unit = row.unit->currentData().toString().toStdString();
            choices.columns.push_back(*std::move(choice));
        }
    }
    return choices;
}

} // namespace tidemark::app

#include "moc_columns_dialog.cpp"
