// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/typed_table_model.h"
#include "app/widgets/recording_panel.h"

class QComboBox;
class QLineEdit;

namespace tidemark::app
{

/// The line report of one function of the current recording: in source order at first, by any
/// column on a click; lines that never ran are grey.
class LineTablePanel final : public RecordingPanel
{
    Q_OBJECT

public:
    explicit LineTablePanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void follow() override;
    void followChange() override {} // of a name or a colour
    QString hint() const override;
    void retranslate() override;

private:
    void showFunction(int index);

    TypedTableModel<LineRow> m_model;
    std::shared_ptr<const Recording> m_shown;
    QComboBox* m_function;
    QLineEdit* m_filter;
};

} // namespace tidemark::app
