// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QWidget>
#include <QWindow>

namespace tidemark::test
{

/// The mouse as the window system tells of it: what is sent to the window finds its widget there,
/// QApplication knows which button is down, and a widget that was pressed gets all until the
/// release. Events that QTest sends to a widget have none of that.
class WindowMouse
{
public:
    /// Presses the left button at @p point of @p widget, which is in a window that is shown.
    static void press(const QWidget& widget, QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&windowOf(widget), Qt::LeftButton, modifiers, placeOf(widget, point));
    }

    static void moveTo(const QWidget& widget, QPoint point)
    {
        QTest::mouseMove(&windowOf(widget), placeOf(widget, point));
    }

    static void release(const QWidget& widget, QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(&windowOf(widget), Qt::LeftButton, modifiers, placeOf(widget, point));
    }

    static void click(const QWidget& widget, QPoint point)
    {
        press(widget, point);
        release(widget, point);
    }

    static void doubleClick(const QWidget& widget, QPoint point)
    {
        QTest::mouseDClick(&windowOf(widget), Qt::LeftButton, {}, placeOf(widget, point));
    }

    /// With the left button down, in small steps. @p to is where @p from ends up, seen from where
    /// @p widget is before the drag.
    static void drag(const QWidget& widget, QPoint from, QPoint to)
    {
        QWindow& window = windowOf(widget);
        const QPoint begin = placeOf(widget, from);
        const QPoint end = placeOf(widget, to);
        QTest::mousePress(&window, Qt::LeftButton, {}, begin);
        constexpr int kSteps = 5;
        for (int step = 1; step <= kSteps; ++step) {
            QTest::mouseMove(&window, begin + (end - begin) * step / kSteps);
        }
        QTest::mouseRelease(&window, Qt::LeftButton, {}, end);
    }

private:
    static QWindow& windowOf(const QWidget& widget) { return *widget.window()->windowHandle(); }

    static QPoint placeOf(const QWidget& widget, QPoint point)
    {
        return widget.mapTo(widget.window(), point);
    }
};

} // namespace tidemark::test
