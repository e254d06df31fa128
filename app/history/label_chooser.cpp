// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/label_chooser.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace tidemark::app
{

LabelChooser::LabelChooser(QWidget* parent)
    : QWidget(parent),
      m_text(new QLineEdit(this)),
      m_label(new QComboBox(this)),
      m_value(new QComboBox(this)),
      m_add(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("labels"));
    m_label->setObjectName(QStringLiteral("label"));
    m_value->setObjectName(QStringLiteral("value"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlaceholderText(QStringLiteral("job=api, instance=~web-.*"));
    m_add->setAutoDefault(false);
    for (QComboBox* const box : {m_label, m_value}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setEnabled(false);
    }
    auto* const from = new QHBoxLayout;
    from->setSpacing(8);
    from->addWidget(m_label, 1);
    from->addWidget(m_value, 2);
    from->addWidget(m_add);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addLayout(from);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &LabelChooser::changed);
    connect(m_label, &QComboBox::currentTextChanged, this, [this](const QString& label) {
        m_value->clear();
        m_value->setEnabled(false);
        updateButton();
        if (!label.isEmpty()) {
            Q_EMIT valuesWanted(label);
        }
    });
    connect(m_value, &QComboBox::currentTextChanged, this, &LabelChooser::updateButton);
    connect(m_add, &QPushButton::clicked, this, &LabelChooser::addFilter);
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
    updateButton();
}

QString LabelChooser::text() const
{
    return m_text->text();
}

void LabelChooser::setText(const QString& text)
{
    m_text->setText(text);
}

std::vector<LabelFilter> LabelChooser::filters(std::string& wrong) const
{
    return labelFiltersIn(m_text->text().toStdString(), wrong);
}

void LabelChooser::setLabels(const QStringList& labels)
{
    {
        const QSignalBlocker quiet(m_label);
        m_label->clear();
        m_label->addItems(labels);
        m_label->setCurrentIndex(-1);
    }
    m_value->clear();
    m_value->setEnabled(false);
    m_label->setEnabled(!labels.isEmpty());
    updateButton();
}

void LabelChooser::setValues(const QString& label, const QStringList& values)
{
    if (label == m_label->currentText()) {
        m_value->clear();
        m_value->addItems(values);
        m_value->setEnabled(!values.isEmpty());
        updateButton();
    }
}

void LabelChooser::addFilter()
{
    QString value = m_value->currentText();
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    const QString before = m_text->text().trimmed();
    m_text->setText(before + (before.isEmpty() ? QString() : QStringLiteral(", ")) +
                    m_label->currentText() + QStringLiteral("=\"") + value + u'"');
}

void LabelChooser::updateButton()
{
    m_add->setEnabled(!m_label->currentText().isEmpty() && !m_value->currentText().isEmpty());
}

void LabelChooser::retranslate()
{
    m_label->setAccessibleName(tr("Label"));
    m_value->setAccessibleName(tr("Value of the label"));
    m_label->setPlaceholderText(tr("Label"));
    m_value->setPlaceholderText(tr("Value"));
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add the label"));
}

} // namespace tidemark::app

#include "moc_label_chooser.cpp"
