// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"

#include <QDateTime>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace tidemark::app
{

class LinkButton;

/// What is known of a file without opening it as a whole.
struct RecentFile {
    QString path;
    QString kind;     ///< its format's name; empty if it has none that is known
    qint64 size = -1; ///< in bytes; below 0 if it is not there
    QDateTime changed = {};
};

/// Looks at the files, whose heads it reads. Any thread; may take long, as drives of others do.
std::vector<RecentFile> lookAtFiles(const QStringList& paths, const TaskControl& control);

/// The files that were open last, with their kind, size and date as soon as these are known.
class RecentFiles final : public QWidget
{
    Q_OBJECT

public:
    explicit RecentFiles(QWidget* parent = nullptr);

    /// The newest first; eight are shown. Looks at them while it is visible.
    void setFiles(const QStringList& paths);

Q_SIGNALS:
    void requested(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        QString path;
        LinkButton* link;
        QLabel* facts;
    };

    void look();
    void take(const std::vector<RecentFile>& known);
    void retranslate();

    QLabel* m_title;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows;
    std::vector<RecentFile> m_known;
    LatestJob<std::vector<RecentFile>> m_job;
};

} // namespace tidemark::app
