// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/view_options.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tidemark::app
{

/// The series of one recording beneath its card: colour, name, peak, and a box to plot it. Shows
/// eight at first; a button shows more, fifty at a time, so that thousands cost nothing.
class SeriesList final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    SeriesList(Session& session, ViewOptions& options, int recordingId, QWidget* parent = nullptr);

    /// Takes over what changed in the session; builds the rows anew if the recording is another.
    void refresh();

private:
    struct Row {
        QCheckBox* box;
        QLabel* swatch;
        QLabel* value;
    };

    void addRow(std::size_t index);
    void showMore();
    void refreshRow(std::size_t index, const OpenRecording& open);
    void refreshButton(const OpenRecording& open);

    Session& m_session;
    ViewOptions& m_options;
    int m_id;
    std::shared_ptr<const Recording> m_recording;
    std::vector<Row> m_rows;
    QWidget* m_rowsParent = nullptr;
    QVBoxLayout* m_layout;
    QToolButton* m_more;
};

} // namespace tidemark::app
