// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tidemark::app
{

class ElidedLabel;

/// The series of one recording beneath its card: colour, name, peak (while it is recorded, the
/// present value), and a box to plot it. The one that stands for the recording comes first. Shows
/// eight at first; a button shows more, fifty at a time, so that thousands cost nothing.
class SeriesList final : public QWidget
{
    Q_OBJECT

public:
    SeriesList(Workspace& workspace, int recordingId, QWidget* parent = nullptr);

    /// Takes over what changed in the session. The rows of a recording that has only grown stay.
    void refresh();

    /// How many rows there are.
    std::size_t rows() const { return m_rows.size(); }

    /// Shows so many rows, or one for each series, or as many as there are already.
    void showUpTo(std::size_t wanted);

private:
    struct Row {
        std::size_t index; ///< of its series
        QCheckBox* box;
        QLabel* swatch;
        ElidedLabel* name;
        QLabel* value;
    };

    std::size_t seriesAt(std::size_t row) const;
    bool fits(const Recording& recording) const;
    void clear();
    void addRows(std::size_t wanted);
    void addRow(std::size_t index);
    void refreshRow(const Row& row, const OpenRecording& open);
    void refreshButton(const OpenRecording& open);

    Workspace& m_workspace;
    int m_id;
    std::shared_ptr<const Recording> m_recording;
    std::vector<Row> m_rows;
    QWidget* m_rowsParent = nullptr;
    QVBoxLayout* m_layout;
    QToolButton* m_more;
};

} // namespace tidemark::app
