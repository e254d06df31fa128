// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"
#include "core/model/session_document.h"

#include <QLockFile>
#include <QTimer>

#include <memory>

namespace tidemark::app
{

/// Writes what is open into a file of this process, soon after it changed, and removes it at the
/// end: a file that is still there, and whose process is not, is what a crash left. GUI thread
/// only.
class SessionAutosave final : public QObject
{
    Q_OBJECT

public:
    /// Into @p folder, which is made, for its owner only.
    SessionAutosave(Workspace& workspace, QString folder, QObject* parent = nullptr);
    ~SessionAutosave() override;

    /// The newest session that a process left which has ended, and is not known here any more
    /// afterwards; older ones are removed. None if there is none, or nothing was open in it.
    std::optional<SessionDocument> takeLeft();

    /// Leaves the file there at the end, so that what is open now is offered next time.
    void keep();

private:
    void save();

    Workspace& m_workspace;
    QString m_folder;
    QString m_path;
    std::unique_ptr<QLockFile> m_lock; ///< as long as this process lives
    SessionDocument m_saved;
    QTimer m_timer;
    bool m_isKept = false; ///< beyond the end
};

} // namespace tidemark::app
