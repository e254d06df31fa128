// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QSplitter>

#include <array>

class QMenu;

namespace tidemark::app
{

class ColumnChooser;
class TreeTable;

/// The tables of a comparison beside each other: snapshot A, the difference, snapshot B, over one
/// tree. Lines are level, and selected, opened, sorted and scrolled in all of them at once.
///
/// Until the user moves a border, the sides take what their figures need, and names of their own
/// only where there is room for all three to be read: else the difference names the lines.
class ComparisonSides final : public QSplitter
{
    Q_OBJECT

public:
    /// @p middle holds @p difference. The session must outlive it.
    ComparisonSides(Session& session, TreeTable& difference, QWidget* middle,
                    QWidget* parent = nullptr);

    /// From left to right.
    const auto& tables() const { return m_tables; }

    /// Without sides there is only the difference.
    void showSides(bool areShown);

    /// Marks where cells contain @p text.
    void setMarkedText(const QString& text);

    /// Looks again at what fits; to be called when there are other lines.
    void fit();

    /// Lists the columns of the difference with a mark at those that are shown.
    void fillColumnMenu(QMenu& menu);

Q_SIGNALS:
    /// The user has clicked a title.
    void sortingChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Place { SideA, Middle, SideB, kPlaces };

    void chooseColumns();
    void arrange();
    void retranslate();

    std::array<TreeTable*, kPlaces> m_tables;
    std::array<ColumnChooser*, kPlaces> m_choosers = {};
    bool m_isArranged = false; ///< by the user
};

} // namespace tidemark::app
