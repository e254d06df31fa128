// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"
#include "app/text/size_text.h"
#include "app/workspace/workspace.h"

#include <QWidget>

namespace tidemark::app
{

class AreaView;
class HeapHint;

/// What A and B differ by, as a map of their types. A type that is chosen is shown in the
/// comparison, and the other way round.
class ChangesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void renew();
    void showMap();
    void showChosen();
    void choose(std::uint32_t node);

    Workspace& m_workspace;
    AreaView* m_view;
    HeapHint* m_hint;
    std::shared_ptr<const TypeComparison> m_shown; ///< what the map is of
    SizeUnit m_unit;                               ///< in which
};

} // namespace tidemark::app
