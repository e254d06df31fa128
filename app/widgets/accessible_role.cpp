// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/accessible_role.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace tidemark::app
{

namespace
{

constexpr const char* kRoleProperty = "accessibleRole";

/// A widget with a role of our choice.
class RoleAccessible final : public QAccessibleWidget
{
public:
    RoleAccessible(QWidget* widget, QAccessible::Role role) : QAccessibleWidget(widget, role) {}

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        if (role() == QAccessible::ListItem) {
            state.selectable = true;
            state.selected = widget()->property("selected").toBool();
        }
        return state;
    }
};

QAccessibleInterface* makeAccessible(const QString& /*className*/, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant role = widget != nullptr ? widget->property(kRoleProperty) : QVariant();
    return role.isValid() ? new RoleAccessible(widget, static_cast<QAccessible::Role>(role.toInt()))
                          : nullptr;
}

} // namespace

void setAccessibleRole(QWidget* widget, QAccessible::Role role)
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    static_cast<void>(isInstalled);
    widget->setProperty(kRoleProperty, static_cast<int>(role));
}

} // namespace tidemark::app
