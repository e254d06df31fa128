// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/view_picture.h"
#include "core/result.h"

#include <QObject>

#include <functional>

class QWidget;

namespace tidemark::app
{

class JobIndicator;
class MessageBar;
class RecordingSaver;
class Settings;
class Workspace;

/// Saves recordings, pictures and reports, and says how it went. All of it in the background but
/// the pictures. GUI thread only.
class WindowSaving final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    WindowSaving(QWidget& window, Workspace& workspace, Settings& settings, MessageBar& messages,
                 JobIndicator& job);

    RecordingSaver& saver() { return *m_saver; }

    /// Asks where, and writes the current recording there in the format that the name's ending
    /// says.
    void saveCurrent();

    /// Asks where, and writes there what the view shows that @p viewIn gives.
    void savePictureOf(const std::function<ViewPicture(PictureColours)>& viewIn);

    /// Puts a picture of it on the clipboard.
    void copyPictureOf(const std::function<ViewPicture(PictureColours)>& viewIn);

    /// Whether such pictures have light colours, whatever the program looks like; remembered.
    void setPicturesLight(bool areLight);

    /// Asks where, and writes a report about all that is open there.
    void saveReport();

Q_SIGNALS:
    /// A recording was written there, which can be opened again.
    void recordingSaved(const QString& path);

private:
    void connectSaver();
    void sayNotSaved(const QString& path, const Error& error);
    void saySaved(const QString& path);
    PictureColours pictureColours() const;

    QWidget& m_window;
    Workspace& m_workspace;
    Settings& m_settings;
    MessageBar& m_messages;
    JobIndicator& m_job;
    RecordingSaver* m_saver;
};

} // namespace tidemark::app
