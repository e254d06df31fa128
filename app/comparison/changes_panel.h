// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/comparison/changes_chart.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

class HeapHint;

/// The types that grew and shrank most between A and B, as bars. A bar that is chosen is shown in
/// the comparison.
class ChangesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void renew();

    Workspace& m_workspace;
    ChangesChart* m_chart;
    HeapHint* m_hint;
};

} // namespace tidemark::app
