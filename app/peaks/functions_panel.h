// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/recording_table.h"
#include "core/timeline/function_totals.h"

namespace tidemark::app
{

/// The functions of the current recording with their calls, time and memory; a click shows the call
/// with the largest change, or the longest.
class FunctionsPanel final : public RecordingTable<FunctionTotal>
{
    Q_OBJECT

public:
    explicit FunctionsPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    std::size_t cost(const Recording& recording) const override;
    Columns columns() const override;
    QString name() const override;
    QString hint() const override;
    void activate(const QModelIndex& index) override;
    PointedPlace placeOf(const QModelIndex& index) const override;
    std::optional<int> rowAt(std::int64_t position) const override;
    std::optional<int> rowOf(const PointedPlace& place) const override;

private:
    std::optional<int> rowOf(std::string_view function) const;
};

} // namespace tidemark::app
