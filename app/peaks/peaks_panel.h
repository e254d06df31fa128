// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/recording_table.h"
#include "core/timeline/peaks.h"

namespace tidemark::app
{

/// A peak with the innermost function span that holds it.
struct PeakRow {
    Peak peak;
    std::string function; ///< its whole name; empty if no span holds it
};

/// The most prominent peaks of the current recording's main series; a click goes there.
class PeaksPanel final : public RecordingTable<PeakRow>
{
    Q_OBJECT

public:
    explicit PeaksPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool lists(const OpenRecording& open) const override { return open.hasTimeline(); }
    std::size_t cost(const Recording& recording) const override;
    Columns columns() const override;
    QString name() const override;
    QString hint() const override;
    void activate(const QModelIndex& index) override;
    PointedPlace placeOf(const QModelIndex& index) const override;
};

} // namespace tidemark::app
