// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QActionGroup;
class QMenu;
class QMenuBar;
class QPalette;
class QToolBar;

namespace tidemark::app
{

/// All actions of the window with their shortcuts and icons, and the menus that hold them. What
/// they do is connected by MainWindow.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    WindowActions(QMenuBar& bar, QToolBar& tools, QWidget* window);

    QAction* const open;
    QAction* const openSample;
    QAction* const saveRecording;
    QAction* const savePicture;
    QAction* const closeRecording;
    QAction* const closeAll;
    QAction* const quit;

    QAction* const attach;
    QAction* const run;
    QAction* const recording; ///< what the toolbar says of the recording under way; does nothing
    QAction* recordingSeparator = nullptr; ///< beside it
    QAction* const pause;
    QAction* const stopRecording;
    QAction* const endProgram;
    QAction* const setMark;
    QAction* const follow;

    QAction* const undoClose;
    QAction* const findObject;
    QAction* const swapSnapshots;

    QAction* const zoomIn;
    QAction* const zoomOut;
    QAction* const zoomBack;
    QAction* const zoomForward;
    QAction* const showAll;
    QAction* const goToPeak;
    QAction* const filled;
    QAction* const resetLayout;

    QAction* const shortcuts;
    QAction* const about;

    QMenu* recentMenu = nullptr;
    QMenu* panelsMenu = nullptr;

    /// Checkable, one of a group each; data() holds the value.
    QList<QAction*> alignments; ///< Session::Alignment
    QList<QAction*> units;      ///< SizeUnit
    QList<QAction*> languages;  ///< "", "en", "ja"
    QList<QAction*> themes;     ///< "", "light", "dark"

    void retranslate();
    void updateIcons(const QPalette& palette);

private:
    QAction* make(const char* icon, const QKeySequence& shortcut = {});
    QList<QAction*> makeGroup(QMenu& menu, const QVariantList& values);
    void fillMenus(QMenuBar& bar);
    void fillTools(QToolBar& tools);
    void retranslateChoices();

    QWidget* m_window;
    QMenu* m_file = nullptr;
    QMenu* m_edit = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_record = nullptr;
    QMenu* m_help = nullptr;
    QMenu* m_alignmentMenu = nullptr;
    QMenu* m_unitMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_themeMenu = nullptr;
};

} // namespace tidemark::app
