// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"

#include <QWidget>

#include <vector>

namespace tidemark::app
{

/// A type in the picture of changes.
struct ChangeBar {
    QString name;           ///< as the file has it
    double bytes = 0.0;     ///< by how much the type grew; negative if it shrank
    std::uint32_t type = 0; ///< its place in the comparison

    bool operator==(const ChangeBar&) const = default;
};

/// Horizontal bars of signed sizes about one zero line: growth to the right, shrinking to the left.
/// A click, or an arrow key and Enter, chooses one; a screen reader hears all of them.
class ChangesChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesChart(QWidget* parent = nullptr);

    void setBars(std::vector<ChangeBar> bars, SizeUnit unit);
    const std::vector<ChangeBar>& bars() const { return m_bars; }

    /// What is said of a bar: "Fuga: +24.1 MiB".
    QString textOf(std::size_t bar) const;

    /// Where a bar is, with its name and figure.
    QRect rowOf(std::size_t bar) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(std::uint32_t type);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::optional<std::size_t> barAt(const QPoint& point) const;
    void drawBar(QPainter& painter, std::size_t bar, int names, double zero, double perByte) const;
    void tell();

    std::vector<ChangeBar> m_bars;
    SizeUnit m_unit = SizeUnit::Binary;
    std::size_t m_current = 0; ///< by keyboard
};

} // namespace tidemark::app
