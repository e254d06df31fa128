// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/heap_view.h"

namespace tidemark::app
{

class Workspace;

/// The snapshot shown now from its root, as far as lines are opened.
class ContainmentView final : public HeapView
{
    Q_OBJECT

public:
    explicit ContainmentView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool isObject(const TreeEntry& entry) const override;
    void clear() override {}
    void refresh() override;
    void retranslate() override;
};

} // namespace tidemark::app
