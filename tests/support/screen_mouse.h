// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QProcess>
#include <QTest>
#include <QWidget>

namespace tidemark::test
{

/// The mouse of the screen, moved by xdotool: what it does reaches the program as from a person's
/// hand, through the X server and the window manager. Each function returns once the program has
/// seen it and done what it does about it.
class ScreenMouse final : public QObject
{
public:
    ScreenMouse() { qApp->installEventFilter(this); }

    void moveTo(const QWidget& widget, QPoint point) { moveTo(widget.mapToGlobal(point)); }

    void press()
    {
        run({QStringLiteral("mousedown"), QStringLiteral("1")});
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::mouseButtons(), Qt::LeftButton, kPatience);
    }

    void release()
    {
        run({QStringLiteral("mouseup"), QStringLiteral("1")});
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::mouseButtons(), Qt::NoButton, kPatience);
    }

    void click(const QWidget& widget, QPoint point)
    {
        moveTo(widget, point);
        press();
        release();
    }

    /// @p to is seen from where @p widget is before the drag.
    void drag(const QWidget& widget, QPoint from, QPoint to)
    {
        const QPoint begin = widget.mapToGlobal(from);
        const QPoint end = widget.mapToGlobal(to);
        moveTo(begin);
        press();
        constexpr int kSteps = 5;
        for (int step = 1; step <= kSteps; ++step) {
            moveTo(begin + (end - begin) * step / kSteps);
        }
        release();
    }

    /// On a busy machine the screen may take its time.
    static constexpr int kPatience = 10'000;

protected:
    /// Every move comes to a window first.
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched->isWindowType() && event->type() == QEvent::MouseMove) {
            m_seenAt = static_cast<const QMouseEvent*>(event)->globalPosition().toPoint();
        }
        return false;
    }

private:
    void moveTo(QPoint place)
    {
        m_seenAt.reset();
        for (const QPoint at : {place + QPoint(1, 0), place}) { // a move in any case
            run({QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y())});
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_seenAt, std::optional(place), kPatience);
        QCoreApplication::processEvents(); // some views act a moment after the move
    }

    static void run(const QStringList& arguments)
    {
        QProcess tool;
        tool.start(QStringLiteral("xdotool"), arguments);
        const bool isDone = tool.waitForFinished(kPatience) && tool.exitCode() == 0;
        QVERIFY2(isDone, tool.readAllStandardError().constData());
    }

    std::optional<QPoint> m_seenAt; ///< since the last move began
};

} // namespace tidemark::test
