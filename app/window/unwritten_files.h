// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QMessageBox;
class QWidget;

namespace tidemark::app
{

class RecordingSaver;

/// Keeps a window that is to be closed until its files are written, so that none is lost. GUI
/// thread only.
class UnwrittenFiles final : public QObject
{
    Q_OBJECT

public:
    /// @p window, the parent, and @p savers must outlive it.
    UnwrittenFiles(QWidget& window, std::vector<RecordingSaver*> savers);

    /// Whether everything is written. If not, the window is closed once it is; where @p asks, a box
    /// says so, in which the user may discard the files or keep the window, which also stays if one
    /// cannot be written.
    bool mayClose(bool asks);

private:
    int waiting() const;
    void ask();
    void answer();
    void takeFailure();
    void closeIfWritten();

    QWidget& m_window;
    std::vector<RecordingSaver*> m_savers;
    QPointer<QMessageBox> m_box; ///< while the user is asked
    bool m_isClosing = false;
};

} // namespace tidemark::app
