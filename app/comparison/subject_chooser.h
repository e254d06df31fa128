// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/elided_combo_box.h"
#include "app/workspace/session.h"

namespace tidemark::app
{

/// What the comparison shows: snapshots A and B, or differences that a tool recorded. Hidden while
/// no recording has any of these.
class SubjectChooser final : public ElidedComboBox
{
    Q_OBJECT

public:
    /// @p session must outlive it.
    explicit SubjectChooser(Session& session, QWidget* parent = nullptr);

private:
    void retranslate();
    void list();

    Session& m_session;
    std::vector<DifferencesRef> m_listed; ///< behind the first entry, which is A and B
};

} // namespace tidemark::app
