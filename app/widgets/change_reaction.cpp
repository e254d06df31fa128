// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/change_reaction.h"

#include <QWidget>

#include <utility>

namespace tidemark::app
{

namespace
{

/// Looks at the events of its parent.
class ChangeFilter final : public QObject
{
public:
    ChangeFilter(QWidget& widget, QList<QEvent::Type> changes, std::function<void()> react)
        : QObject(&widget),
          m_changes(std::move(changes)),
          m_react(std::move(react))
    {
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (m_changes.contains(event->type())) {
            m_react();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QList<QEvent::Type> m_changes;
    std::function<void()> m_react;
};

} // namespace

void onChange(QWidget& widget, const QList<QEvent::Type>& changes, std::function<void()> react)
{
    new ChangeFilter(widget, changes, std::move(react));
}

void onLanguageChange(QWidget& widget, std::function<void()> retranslate)
{
    onChange(widget, {QEvent::LanguageChange}, std::move(retranslate));
}

} // namespace tidemark::app
