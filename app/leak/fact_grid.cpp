// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/leak/fact_grid.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>

namespace tidemark::app
{

namespace
{

constexpr int kFactGap = 12;

QLabel* plainLabel(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FactGrid::FactGrid(QWidget* parent)
    : QWidget(parent),
      m_heading(plainLabel(this)),
      m_note(plainLabel(this)),
      m_grid(new QGridLayout)
{
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_grid->setHorizontalSpacing(kFactGap);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_heading);
    layout->addLayout(m_grid);
    layout->addWidget(m_note);
    layout->addStretch(1);
}

QLabel* FactGrid::labelAt(std::size_t index)
{
    while (m_labels.size() <= index) {
        const int place = static_cast<int>(m_labels.size());
        auto* const label = plainLabel(this);
        if (place % 2 == 0) {
            label->setForegroundRole(QPalette::PlaceholderText);
            label->setTextInteractionFlags(Qt::NoTextInteraction);
        } else {
            label->setWordWrap(true);
        }
        m_grid->addWidget(label, place / 2, place % 2, Qt::AlignTop);
        m_labels.push_back(label);
    }
    return m_labels[index];
}

void FactGrid::setFacts(const QString& heading, const std::vector<Fact>& facts, const QString& note)
{
    m_heading->setText(heading);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    std::size_t used = 0;
    for (const Fact& fact : facts) {
        labelAt(used++)->setText(fact.label);
        QLabel* const text = labelAt(used++);
        text->setText(fact.text);
        text->setAccessibleName(fact.label);
    }
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setVisible(i < used);
        if (i >= used) {
            m_labels[i]->clear();
        }
    }
}

} // namespace tidemark::app

#include "moc_fact_grid.cpp"
