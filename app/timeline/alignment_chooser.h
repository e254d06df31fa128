// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/elided_combo_box.h"
#include "app/workspace/session.h"

#include <string>
#include <vector>

namespace tidemark::app
{

/// How the recordings lie on the axis in common: at their start, their end, a function and so on.
/// Asks for the name where several would do.
class AlignmentChooser final : public ElidedComboBox
{
    Q_OBJECT

public:
    explicit AlignmentChooser(Session& session, QWidget* parent = nullptr);

    /// Aligns the recordings so, after asking for a name if need be.
    void choose(AlignmentKind kind);

private:
    void retranslate();
    void showChosen();
    void askForName(AlignmentKind kind, const std::vector<std::string>& names);

    Session& m_session;
};

/// How the recordings lie, with what alignmentNote() says; empty where all begin together, as
/// usual.
QString alignmentText(const Session& session);

/// What of the visible recordings does not lie as the alignment says, and what they have in common
/// where they are stretched by that; empty if there is nothing to say.
QString alignmentNote(const Session& session);

} // namespace tidemark::app
