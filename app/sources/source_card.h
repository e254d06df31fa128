// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sources/card_step.h"
#include "app/workspace/workspace.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace tidemark::app
{

class ElidedLabel;
class LinkButton;
class SeriesList;
class SnapshotList;
class SourceActions;
class Sparkline;

/// One open recording in the Sources list: name, peak, duration, a small picture, its series.
///
/// A click or the focus makes it current; F2 or a double click renames it in place, Space hides or
/// shows it, Delete removes it, the menu has the rest.
class SourceCard final : public QWidget
{
    Q_OBJECT

public:
    /// How much the user has unfolded of it.
    struct Unfolded {
        std::size_t series;
        std::size_t snapshots;
    };

    SourceCard(Workspace& workspace, int recordingId, QWidget* parent = nullptr);

    int recordingId() const { return m_id; }
    bool isCurrent() const;

    /// Takes over what changed in the session.
    void refresh();

    /// The same if only the current recording is another.
    void refreshCurrent();

    /// What the upper edge of its picture stands for, in bytes, unless its own peak is higher.
    void setScale(double bytes);

    /// What tells it from others of its name, to be seen at the next refresh(); empty if it is the
    /// only one.
    void setDifference(const QString& difference) { m_difference = difference; }

    Unfolded unfolded() const;
    void unfold(const Unfolded& unfolded);

    /// Opens the name for editing; Enter takes it, Escape does not.
    void startRename();

Q_SIGNALS:
    void stepRequested(tidemark::app::CardStep step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void refreshWarnings(const OpenRecording& open);
    void refreshEye(const OpenRecording& open);
    void refreshFold(const OpenRecording& open);
    void setFolded(bool isFolded);
    void addFolding(QMenu& menu);
    void finishRename(bool isTaken);

    Workspace& m_workspace;
    int m_id;
    QString m_difference;
    ElidedLabel* m_name;
    QLineEdit* m_nameEdit;
    ElidedLabel* m_details;
    QToolButton* m_eye;
    QToolButton* m_fold;
    LinkButton* m_warnings;
    QWidget* m_below; ///< what folding hides
    Sparkline* m_sparkline;
    SeriesList* m_series;
    SnapshotList* m_snapshots;
    SourceActions* m_actions;
};

} // namespace tidemark::app
