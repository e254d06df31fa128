// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/typed_table_model.h"
#include "app/widgets/recording_panel.h"

namespace tidemark::app
{

/// A snapshot of a heap, or by type, that was taken while a recording was made.
struct TakenSnapshot {
    QString label;
    std::size_t index = 0;     ///< among the recording's
    std::string file;          ///< that holds it; empty for one in the recording itself
    std::int64_t position = 0; ///< nanoseconds from the recording's start
    std::optional<std::int64_t> length = {}; ///< that it took
    std::optional<std::int64_t> bytes = {};  ///< of the file, if it is there

    bool operator==(const TakenSnapshot&) const = default;
};

/// The snapshots of its heap that the current recording took, into files or by type; a click shows
/// one.
class TakenSnapshots final : public RecordingPanel
{
    Q_OBJECT

public:
    explicit TakenSnapshots(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const QString& path);

protected:
    void follow() override;
    void activate(const QModelIndex& index) override;
    QString hint() const override;
    void retranslate() override;

private:
    using Column = TableColumn<TakenSnapshot>;

    TypedTableModel<TakenSnapshot>::Columns columns() const;

    TypedTableModel<TakenSnapshot> m_model;
};

} // namespace tidemark::app
