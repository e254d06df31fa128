// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/environment_table.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace tidemark::app
{

namespace
{

constexpr int kNameColumn = 0;
constexpr int kValueColumn = 1;
constexpr int kRowHeight = 24;
constexpr int kNameWidth = 180;

} // namespace

EnvironmentTable::EnvironmentTable(QWidget* parent)
    : QWidget(parent),
      m_table(new QTableWidget(0, 2, this)),
      m_add(new QPushButton(this)),
      m_remove(new QPushButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_table->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QFont plain = font();
    plain.setFamilies(plain.families()); // said, or the header takes that of the table
    m_table->horizontalHeader()->setFont(plain);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(kNameColumn, kNameWidth);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);

    auto* const buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);

    for (QPushButton* const button : {m_add, m_remove}) {
        button->setAutoDefault(false); // Enter runs the program
    }
    connect(m_add, &QPushButton::clicked, this, &EnvironmentTable::add);
    connect(m_remove, &QPushButton::clicked, this, &EnvironmentTable::removeSelected);
    connect(m_table, &QTableWidget::itemChanged, this, &EnvironmentTable::changed);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &EnvironmentTable::updateButtons);
    retranslate();
    updateButtons();
}

QString EnvironmentTable::text(int row, int column) const
{
    const QTableWidgetItem* const item = m_table->item(row, column);
    return item != nullptr ? item->text() : QString();
}

RunRequest::Variables EnvironmentTable::variables() const
{
    RunRequest::Variables variables;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString name = text(row, kNameColumn); !name.isEmpty()) {
            variables.append({name, text(row, kValueColumn)});
        }
    }
    return variables;
}

void EnvironmentTable::setVariables(const RunRequest::Variables& variables)
{
    m_table->setRowCount(0);
    for (const auto& [name, value] : variables) {
        append(name, value);
    }
    Q_EMIT changed();
}

bool EnvironmentTable::hasBadName() const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = text(row, kNameColumn);
        if (name.contains(u'=') || (name.isEmpty() && !text(row, kValueColumn).isEmpty())) {
            return true;
        }
    }
    return false;
}

void EnvironmentTable::append(const QString& name, const QString& value)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, kNameColumn, new QTableWidgetItem(name));
    m_table->setItem(row, kValueColumn, new QTableWidgetItem(value));
}

void EnvironmentTable::add()
{
    append({}, {});
    const int row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, kNameColumn);
    m_table->setFocus();
    m_table->editItem(m_table->item(row, kNameColumn));
}

void EnvironmentTable::removeSelected()
{
    const int current = m_table->currentRow();
    for (int row = m_table->rowCount() - 1; row >= 0; --row) {
        if (m_table->item(row, kNameColumn)->isSelected()) {
            m_table->removeRow(row);
        }
    }
    m_table->setCurrentCell(std::min(current, m_table->rowCount() - 1), kNameColumn);
    updateButtons();
    Q_EMIT changed();
}

void EnvironmentTable::updateButtons()
{
    m_remove->setEnabled(!m_table->selectedItems().isEmpty());
}

void EnvironmentTable::retranslate()
{
    m_table->setHorizontalHeaderLabels({tr("Variable"), tr("Value")});
    m_table->setAccessibleName(tr("Environment variables"));
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add a variable"));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove the selected variables"));
}

} // namespace tidemark::app

#include "moc_environment_table.cpp"
