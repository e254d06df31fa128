// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/span_actions.h"

#include "app/text/function_text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>

#include <functional>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kLongestInMenu = 40; ///< letters; a menu is no place for more

struct SpanText {
    Q_DECLARE_TR_FUNCTIONS(SpanActions)
};

/// @p name as a menu shows it: short, and with its ampersands.
QString menuName(const QString& name)
{
    QString shown = name;
    if (shown.size() > kLongestInMenu) {
        shown = shown.left(kLongestInMenu / 2) + QChar(0x2026) + shown.right(kLongestInMenu / 2);
    }
    return shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

QList<QAction*> spanActions(Session& session, const PointedPlace& place, QObject& parent)
{
    const OpenRecording* const open = session.find(place.recordingId);
    if (place.function.empty() || !place.range || open == nullptr) {
        return {};
    }
    const QString whole = QString::fromStdString(place.function);
    const QString name = menuName(FunctionNames(open->recording->timeline)(place.function));
    QList<QAction*> actions;
    const auto add = [&](const char* id, const QString& text, std::function<void()> run) {
        auto* const action = new QAction(text, &parent);
        action->setObjectName(QLatin1String(id));
        QObject::connect(action, &QAction::triggered, action, std::move(run));
        actions << action;
    };
    TimeSelection& time = session.time();
    add("zoomToCall", SpanText::tr("Zoom to %1").arg(name),
        [&time, range = *place.range] { time.zoomTo(range); });
    add("selectCall", SpanText::tr("Select %1").arg(name),
        [&time, range = *place.range] { time.select(range); });
    add("alignAtFunction", SpanText::tr("Align recordings at the start of %1").arg(name),
        [&session, function = place.function] {
            session.chooseAlignment(AlignmentKind::Function, function);
        });
    add("copyFunction", SpanText::tr("Copy the function’s name"),
        [whole] { QApplication::clipboard()->setText(whole); });
    return actions;
}

} // namespace tidemark::app
