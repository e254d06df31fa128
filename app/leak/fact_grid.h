// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/leak_text.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace tidemark::app
{

/// A heading with facts below it, as plain text that can be marked and copied.
class FactGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FactGrid(QWidget* parent = nullptr);

    /// Shows @p facts, and @p note below them unless it is empty.
    void setFacts(const QString& heading, const std::vector<Fact>& facts, const QString& note);

private:
    QLabel* labelAt(std::size_t index);

    QLabel* m_heading;
    QLabel* m_note;
    QGridLayout* m_grid;
    std::vector<QLabel*> m_labels; ///< a fact's label, then its text; kept for the next facts
};

} // namespace tidemark::app
