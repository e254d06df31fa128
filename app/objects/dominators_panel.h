// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/objects/object_panel.h"

namespace tidemark::app
{

class Workspace;

/// What keeps the chosen object alive on its own, up to the root, and beside it what the object
/// keeps alive itself, the largest first.
class DominatorsPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit DominatorsPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    QString showObject(const ObjectRef& object) override;
    void clear() override;
    void retranslate() override;

private:
    /// The chain of dominators of one object.
    struct Chain {
        std::shared_ptr<const HeapAnalysis> analysis;
        std::vector<std::uint32_t> nodes; ///< the object first
    };

    void showChain(const Chain& chain);

    TreeTable* m_above;
    TreeTable* m_below;
    HeapHint* m_belowHint;
    std::uint32_t m_object = TreeEntry::kNone; ///< shown below
    LatestJob<Chain> m_job;
};

} // namespace tidemark::app
