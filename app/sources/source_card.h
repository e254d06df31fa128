// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QLineEdit;
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
    /// Where the user wants to go from here.
    enum class Step { Up, Down, PageUp, PageDown, First, Last };

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

    Unfolded unfolded() const;
    void unfold(const Unfolded& unfolded);

    /// Opens the name for editing; Enter takes it, Escape does not.
    void startRename();

Q_SIGNALS:
    void stepRequested(tidemark::app::SourceCard::Step step);

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
    void finishRename(bool isTaken);

    Workspace& m_workspace;
    int m_id;
    ElidedLabel* m_name;
    QLineEdit* m_nameEdit;
    ElidedLabel* m_details;
    QToolButton* m_eye;
    LinkButton* m_warnings;
    Sparkline* m_sparkline;
    SeriesList* m_series;
    SnapshotList* m_snapshots;
    SourceActions* m_actions;
};

} // namespace tidemark::app
