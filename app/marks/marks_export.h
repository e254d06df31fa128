// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/marks/marks_text.h"
#include "app/workspace/view_options.h"

#include <QToolButton>

namespace tidemark::app
{

/// A button whose menu copies the marks table as Markdown or CSV, or writes it to a CSV file in the
/// background.
class MarksExport final : public QToolButton
{
    Q_OBJECT

public:
    /// @p options must outlive it.
    explicit MarksExport(const ViewOptions& options, QWidget* parent = nullptr);

    /// What is exported; without a recording there is nothing, and the button is disabled.
    void setSheet(MarksSheet sheet);

    /// Writes the table to @p path as CSV.
    void exportTo(const QString& path);

Q_SIGNALS:
    /// The user wants the table as tab-separated text.
    void copyRequested();
    /// How writing a file went, as a sentence to show.
    void told(const QString& sentence);

private:
    /// A file that was written, or why it was not.
    struct Written {
        QString path;
        std::optional<Error> failure;
    };

    void chooseFile();
    void tell(const Written& written);
    void retranslate();

    const ViewOptions& m_options;
    MarksSheet m_sheet;
    QAction* m_copyText;
    QAction* m_copyMarkdown;
    QAction* m_copyCsv;
    QAction* m_export;
    LatestJob<Written> m_job;
};

} // namespace tidemark::app
