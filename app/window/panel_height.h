// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QDockWidget;
class QMainWindow;

namespace tidemark::app
{

/// How high the panels below the views are: as high as what the one that was brought up shows,
/// until the user gives them a height. GUI thread only.
class PanelHeight final : public QObject
{
    Q_OBJECT

public:
    /// Owned by @p window.
    explicit PanelHeight(QMainWindow& window);

    /// @p dock, below the views, was brought up: the panels become as high as what it shows, once
    /// that is there, and at most @p most pixels.
    void fitTo(QDockWidget& dock, int most);

    /// How high the place below the views is that @p dock shares with others, with their tabs: what
    /// QMainWindow::resizeDocks() sets.
    int placeOf(const QDockWidget& dock) const;

    /// Whether the user gave them their height, which stays then.
    bool isOwn() const { return m_isOwn; }
    void setOwn(bool isOwn) { m_isOwn = isOwn; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void finish();

    QMainWindow& m_window;
    QPointer<QDockWidget> m_dock; ///< that is fitted to; null when it is done
    int m_most = 0;
    int m_heightAtPress = 0;
    bool m_isOwn = false;
};

} // namespace tidemark::app
