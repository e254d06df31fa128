// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace tidemark::app
{

/// Which profiles open, and the command or the line of code that makes each, to be copied.
class FormatGuide final : public QWidget
{
    Q_OBJECT

public:
    explicit FormatGuide(QWidget* parent = nullptr);

private:
    struct Line {
        QLabel* name;
        QLabel* command;
        QToolButton* copy;
    };

    void copy(std::size_t line);
    void retranslate();

    QLabel* m_title;
    std::vector<Line> m_lines;
    QLabel* m_more;
};

} // namespace tidemark::app
