// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace tidemark::app
{

/// Which of the session's heap snapshots are A, B and C, each to be chosen from a list.
class RoleChoosers final : public QWidget
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit RoleChoosers(Session& session, QWidget* parent = nullptr);

private:
    struct Chooser {
        QLabel* label;
        QComboBox* box;
    };

    void retranslate();
    void list();

    Session& m_session;
    std::array<Chooser, kSnapshotRoles.size()> m_choosers;
    std::vector<SnapshotRef> m_listed; ///< in the order of the lists
};

} // namespace tidemark::app
