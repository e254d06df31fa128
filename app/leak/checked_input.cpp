// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/leak/checked_input.h"

#include "app/workspace/palette.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace tidemark::app
{

namespace
{

constexpr int kInputWidth = 96;

} // namespace

CheckedInput::CheckedInput(const QString& objectName, Parse parse, QWidget* parent)
    : QWidget(parent),
      m_parse(std::move(parse)),
      m_label(new QLabel(this)),
      m_input(new QLineEdit(this))
{
    m_input->setObjectName(objectName);
    m_input->setFixedWidth(kInputWidth);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_input);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_input);
    connect(m_input, &QLineEdit::textEdited, this, [this] {
        showState();
        Q_EMIT edited();
    });
}

void CheckedInput::setTexts(Texts texts)
{
    m_texts = std::move(texts);
    m_label->setText(m_texts.label);
    m_input->setAccessibleName(m_texts.name);
    showState();
}

void CheckedInput::setPlaceholder(const QString& text)
{
    m_input->setPlaceholderText(text);
}

void CheckedInput::setText(const QString& text)
{
    if (m_input->text() != text) {
        m_input->setText(text);
    }
    showState();
}

QString CheckedInput::text() const
{
    return m_input->text();
}

std::optional<double> CheckedInput::figure() const
{
    return m_parse(m_input->text().simplified().toStdString());
}

void CheckedInput::showState()
{
    const bool isWrong = !m_input->text().isEmpty() && !figure();
    QPalette palette = QApplication::palette(m_input);
    if (isWrong) {
        palette.setColor(QPalette::Text, QColor::fromRgb(kGrowthColour));
    }
    m_input->setPalette(palette);
    m_input->setToolTip(isWrong ? m_texts.wrong : m_texts.hint);
    m_input->setAccessibleDescription(m_input->toolTip());
}

} // namespace tidemark::app

#include "moc_checked_input.cpp"
