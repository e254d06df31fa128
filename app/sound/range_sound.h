// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/plotted_series.h"
#include "app/workspace/workspace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTemporaryFile>
#include <QTimer>

#include <memory>

namespace tidemark::app
{

/// Plays the visible range of the current recording: the more memory, the higher the tone. The
/// cursor goes along. A program of the system plays it, as there is one on every desktop. GUI
/// thread only.
class RangeSound final : public QObject
{
    Q_OBJECT

public:
    /// @p workspace must outlive it.
    explicit RangeSound(Workspace& workspace, QObject* parent = nullptr);
    ~RangeSound() override;

    /// Programs that play a WAV file, the likeliest to fit first.
    static const QStringList& players();

    void play();
    void stop();
    bool isPlaying() const { return m_player != nullptr; }

Q_SIGNALS:
    void changed();

    /// @p sentence says why nothing is heard.
    void failed(const QString& sentence);

private:
    bool write(const PlottedSeries& plotted);
    void start(const QString& player);
    void moveCursor();

    Workspace& m_workspace;
    std::unique_ptr<QTemporaryFile> m_file;
    QProcess* m_player = nullptr; ///< while it plays
    QTimer m_clock;               ///< moves the cursor
    QElapsedTimer m_since;        ///< the beginning of the sound
    AxisRange m_range;            ///< that is heard
};

} // namespace tidemark::app
