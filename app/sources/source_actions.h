// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QKeySequence>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace tidemark::app
{

/// What can be done with one recording from its card: by keys while the card has the focus, and
/// from its menu. Child of the card.
class SourceActions final : public QObject
{
    Q_OBJECT

public:
    /// Adds the actions to @p card. @p session must outlive it.
    SourceActions(Session& session, int recordingId, QWidget* card);

    /// Fills @p menu with all that is possible now, in the present language.
    void fillMenu(QMenu& menu);

Q_SIGNALS:
    void renameRequested();

private:
    QAction* add(const QKeySequence& key, void (SourceActions::*run)());
    void label(QAction& action, const QString& text, const QString& icon);
    void fillColours(QMenu& menu);
    void setColour(const QColor& colour);
    void chooseColour();
    void toggleVisible();
    void showOnlyThis();
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int step);
    void askColumns();
    void copyPath();
    void remove();
    void requestRename() { Q_EMIT renameRequested(); }
    int indexInSession() const;

    Session& m_session;
    int m_id;
    QWidget* m_card;
    QAction* m_rename;
    QAction* m_visible;
    QAction* m_only;
    QAction* m_up;
    QAction* m_down;
    QAction* m_columns;
    QAction* m_copyPath;
    QAction* m_remove;
};

} // namespace tidemark::app
