// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/output/output_model.h"
#include "app/widgets/recording_panel.h"

class QCheckBox;
class QLineEdit;

namespace tidemark::app
{

/// What the current recording's program printed, line by line; a click on a line goes to its time.
/// Follows the newest line while the last one is in view.
class OutputPanel final : public RecordingPanel
{
    Q_OBJECT

public:
    explicit OutputPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// Whether the column with the times is shown.
    bool showsTimes() const;
    void setShowsTimes(bool shows);

protected:
    void follow() override;
    void activate(const QModelIndex& index) override;
    PointedPlace placeOf(const QModelIndex& index) const override;
    std::optional<int> rowAt(std::int64_t position) const override;
    QString subject() const override;
    QString hint() const override;
    void retranslate() override;

private:
    void filter();

    OutputModel m_model;
    int m_shownId = 0; ///< of the recording shown, 0 if none
    QCheckBox* m_times;
    QLineEdit* m_filter;
    TextFilter m_wanted;
    LatestJob<OutputModel::Found> m_job;
};

} // namespace tidemark::app
