// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/recording_panel.h"
#include "core/timeline/lives.h"

#include <QTimer>

class QLabel;

namespace tidemark::app
{

/// A life with its number, from 1.
struct LifeRow {
    std::size_t number = 1;
    Life life;

    bool operator==(const LifeRow&) const = default;
};

/// The lives of the current recording's process between its restarts, and above them in words what
/// they have in common; a click shows one. Works only while it is seen; what grows is read again
/// every second, more seldom where it is long.
class RestartsPanel final : public RecordingPanel
{
    Q_OBJECT

public:
    explicit RestartsPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void follow() override;
    void followChange() override;
    void activate(const QModelIndex& index) override;
    PointedPlace placeOf(const QModelIndex& index) const override;
    std::optional<int> rowAt(std::int64_t position) const override;
    QString hint() const override;
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    /// Lives and what they are of.
    struct Found {
        int id = 0;                                 ///< of the recording in the session
        std::shared_ptr<const Recording> recording; ///< null: nothing was read
        Lives lives;
        bool goesOn = false; ///< it may still grow
    };

    void take(Found found);
    void showWords();
    TypedTableModel<LifeRow>::Columns columns() const;

    TypedTableModel<LifeRow> m_model;
    Found m_found;
    LatestJob<Found> m_job;
    QTimer m_wait;
    QLabel* m_sentence;
};

} // namespace tidemark::app
