// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/elided_combo_box.h"
#include "app/workspace/workspace.h"
#include "core/heap/object_filter.h"

namespace tidemark::app
{

/// Which objects of the snapshot that is shown a table lists: all, those that came between A and B,
/// those that C still has, those that the chosen object holds, or those that nothing reaches.
/// Offers only what can be asked of what is open. GUI thread only.
class ObjectChooser final : public ElidedComboBox
{
    Q_OBJECT

public:
    /// The workspace must outlive it.
    explicit ObjectChooser(Workspace& workspace, QWidget* parent = nullptr);

    /// As chosen. The object that holds stays the one it was when that was chosen.
    const ObjectFilter& filter() const { return m_filter; }

Q_SIGNALS:
    void changed();

private:
    struct Choice {
        QString text;
        ObjectFilter filter;
    };
    std::vector<Choice> choices() const;
    void addSince(std::vector<Choice>& choices, const SnapshotPtr& shown) const;
    QString nameOf(const SnapshotPtr& shown, std::uint32_t node) const;
    void list();
    void choose(ObjectFilter filter);

    Workspace& m_workspace;
    std::vector<Choice> m_choices; ///< in the order of the list
    ObjectFilter m_filter;
    SnapshotPtr m_shown; ///< that the filter is about
};

} // namespace tidemark::app
