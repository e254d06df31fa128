// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QComboBox>

namespace tidemark::app
{

/// How the recordings lie on the axis in common: at their start, their end, a function and so on.
/// Asks for the name where several would do.
class AlignmentChooser final : public QComboBox
{
    Q_OBJECT

public:
    explicit AlignmentChooser(Session& session, QWidget* parent = nullptr);

    /// Aligns the recordings so, after asking for a name if need be.
    void choose(AlignmentKind kind);

private:
    void retranslate();
    void showChosen();
    void askForName(AlignmentKind kind, const QStringList& names);

    Session& m_session;
};

/// What recordings that lack the function or the mark that others are aligned at are said to do;
/// empty if none does.
QString unalignedText(const Session& session);

} // namespace tidemark::app
