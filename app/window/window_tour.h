// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tour/tour.h"

#include <QObject>
#include <QPointer>

namespace tidemark::app
{

class MainWindow;
class Settings;

/// The tour through the window with the sample: once by itself, when the sample is opened from the
/// welcome page, and whenever it is asked for. GUI thread only.
class WindowTour final : public QObject
{
    Q_OBJECT

public:
    /// Owned by @p window. @p settings must outlive it.
    WindowTour(MainWindow& window, Settings& settings);

    /// Starts it once what is being opened is there; opens the sample if nothing is open.
    void start();

    /// The same, if it was never started.
    void startOnce();

    bool isUnderWay() const { return !m_tour.isNull(); }

private:
    void begin();
    Tour::Steps steps() const;

    MainWindow& m_window;
    Settings& m_settings;
    QPointer<Tour> m_tour;
    bool m_isAwaited = false; ///< it starts when files are read
};

} // namespace tidemark::app
