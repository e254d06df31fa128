// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>
#include <QWidget>

namespace tidemark::test
{

/// The tooltip that @p widget shows at @p point, as the plain text a person reads; empty if none.
inline QString toolTipAt(QWidget& widget, QPoint point)
{
    // Hiding takes a while, so what says "none" is that another one stays.
    const QString another = QStringLiteral("another tooltip");
    QToolTip::showText(widget.mapToGlobal(point), another, &widget);
    QHelpEvent help(QEvent::ToolTip, point, widget.mapToGlobal(point));
    QApplication::sendEvent(&widget, &help);
    if (QToolTip::text() == another) {
        return {};
    }
    QTextDocument shown;
    shown.setHtml(QToolTip::text());
    return shown.toPlainText().replace(QChar(QChar::LineSeparator), QLatin1Char('\n'));
}

/// A move without a button. QTest::mouseMove() goes through the platform's cursor, which offscreen
/// does not follow windows that come and go.
inline void hover(QWidget& widget, QPoint point)
{
    QMouseEvent move(QEvent::MouseMove, point, widget.mapToGlobal(point), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
}

/// A drag with the left button from @p from to @p to, in small steps.
inline void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
{
    const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button,
                          Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, widget.mapToGlobal(at), button, buttons, modifiers);
        QApplication::sendEvent(&widget, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    constexpr int kSteps = 10;
    for (int step = 1; step <= kSteps; ++step) {
        send(QEvent::MouseMove, from + (to - from) * step / kSteps, Qt::NoButton, Qt::LeftButton);
    }
    send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
}

} // namespace tidemark::test
