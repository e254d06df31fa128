// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/window_actions.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

class tst_WindowActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyActionHasAText_data() { languages(); }
    void everyActionHasAText();
    void mnemonicsAreUniqueInEachMenu_data() { languages(); }
    void mnemonicsAreUniqueInEachMenu();
    void mnemonicsStandForTheSameInJapanese();
    void shortcutsAreUnique();
    void everyActionIsInAMenu();
    void toolButtonsSayWhatTheyDo_data() { languages(); }
    void toolButtonsSayWhatTheyDo();
    void iconsAreDrawnInAnyPalette();
    void oneChoiceOfEachGroupIsChecked();
    void choicesAreAppliedAndRemembered();
    void whatNobodyChoseIsNotRemembered();
    void nothingToDoIsDisabled();

private:
    static void languages();
    static QChar mnemonicOf(const QString& text);
    static QString placeOf(const QMenu& menu);
    QList<QMenu*> menus() const;
    WindowActions& actions() const { return *m_window->findChild<WindowActions*>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowActions::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void tst_WindowActions::init()
{
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    m_window.reset();
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
}

void tst_WindowActions::languages()
{
    QTest::addColumn<QString>("language");
    for (const QString& language : translationLanguages()) {
        QTest::newRow(qPrintable(language)) << language;
    }
}

/// The letter after a single "&", in upper case; null without one.
QChar tst_WindowActions::mnemonicOf(const QString& text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == u'&') {
            if (text[i + 1] != u'&') {
                return text[i + 1].toUpper();
            }
            ++i;
        }
    }
    return {};
}

QList<QMenu*> tst_WindowActions::menus() const
{
    QList<QMenu*> found;
    QList<QAction*> left = m_window->menuBar()->actions();
    while (!left.isEmpty()) {
        if (QMenu* const menu = left.takeFirst()->menu()) {
            found << menu;
            left << menu->actions();
        }
    }
    return found;
}

QString tst_WindowActions::placeOf(const QMenu& menu)
{
    return menu.title().isEmpty() ? QStringLiteral("a menu") : menu.title();
}

void tst_WindowActions::everyActionHasAText()
{
    QFETCH(QString, language);
    installTranslation(*qApp, language);
    QCoreApplication::sendPostedEvents();
    QVERIFY(menus().size() > 8);
    for (const QMenu* menu : menus()) {
        QVERIFY(!menu->title().isEmpty());
        for (const QAction* action : menu->actions()) {
            QVERIFY2(action->isSeparator() || !action->text().trimmed().isEmpty(),
                     qPrintable(placeOf(*menu)));
        }
    }
}

void tst_WindowActions::mnemonicsAreUniqueInEachMenu()
{
    QFETCH(QString, language);
    installTranslation(*qApp, language);
    QCoreApplication::sendPostedEvents();
    QList<const QWidget*> lists{m_window->menuBar()};
    for (const QMenu* menu : menus()) {
        lists << menu;
    }
    for (const QWidget* list : lists) {
        QHash<QChar, QString> taken;
        for (const QAction* action : list->actions()) {
            const QChar letter = mnemonicOf(action->text());
            if (letter.isNull()) {
                continue;
            }
            QVERIFY2(!taken.contains(letter),
                     qPrintable(taken.value(letter) + QStringLiteral(" / ") + action->text()));
            taken.insert(letter, action->text());
        }
    }
}

/// Who knows the keys of one language finds them again in the other.
void tst_WindowActions::mnemonicsStandForTheSameInJapanese()
{
    const auto letters = [this] {
        QString all;
        for (const QMenu* menu : menus()) {
            all += mnemonicOf(menu->title());
        }
        for (const QAction* action : actions().findChildren<QAction*>()) {
            const QChar letter = mnemonicOf(action->text());
            all += letter.isNull() ? QChar(u'-') : letter;
        }
        return all;
    };
    const QString english = letters();
    QVERIFY(english.contains(u'O'));
    installTranslation(*qApp, QStringLiteral("ja"));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(letters(), english);
}

/// Those of a single table may be those of another one.
void tst_WindowActions::shortcutsAreUnique()
{
    QHash<std::pair<const QObject*, QKeySequence>, QString> taken;
    for (const QAction* action : m_window->findChildren<QAction*>()) {
        const bool isOfTable = action->shortcutContext() == Qt::WidgetShortcut;
        const QObject* const place = isOfTable ? action->associatedObjects().value(0) : nullptr;
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(
                !taken.contains({place, keys}),
                qPrintable(taken.value({place, keys}) + QStringLiteral(" / ") + action->text()));
            taken.insert({place, keys}, action->text());
        }
    }
    QVERIFY(taken.size() >= 14);
}

void tst_WindowActions::everyActionIsInAMenu()
{
    QList<QAction*> reachable;
    for (const QMenu* menu : menus()) {
        reachable << menu->actions();
    }
    for (QAction* const action : actions().findChildren<QAction*>()) {
        QVERIFY2(reachable.contains(action), qPrintable(action->text()));
    }
}

void tst_WindowActions::toolButtonsSayWhatTheyDo()
{
    QFETCH(QString, language);
    installTranslation(*qApp, language);
    QCoreApplication::sendPostedEvents();
    auto* const tools = m_window->findChild<QToolBar*>(QStringLiteral("tools"));
    int buttons = 0;
    for (QAction* const action : tools->actions()) {
        const auto* const button = qobject_cast<QToolButton*>(tools->widgetForAction(action));
        if (button == nullptr) {
            continue;
        }
        ++buttons;
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(!button->toolTip().contains(u'&'));
        const bool isWritten = button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
        QVERIFY(!isWritten || !button->text().contains(u'&'));
        QVERIFY(!isWritten || !button->text().contains(QStringLiteral("…")));
        QVERIFY(!button->icon().isNull());
    }
    QCOMPARE(buttons, 18);
}

void tst_WindowActions::iconsAreDrawnInAnyPalette()
{
    const auto imageOf = [this] { return actions()["open"]->icon().pixmap(24).toImage(); };
    QPalette light(Qt::white);
    light.setColor(QPalette::ButtonText, Qt::black);
    light.setColor(QPalette::WindowText, Qt::black);
    actions().updateIcons(light);
    const QImage dark = imageOf();
    QPalette night(Qt::black);
    night.setColor(QPalette::ButtonText, Qt::white);
    night.setColor(QPalette::WindowText, Qt::white);
    actions().updateIcons(night);
    QVERIFY(!dark.isNull());
    QVERIFY(imageOf() != dark);
}

void tst_WindowActions::oneChoiceOfEachGroupIsChecked()
{
    for (const auto& group :
         {actions().actionsIn(MenuId::Alignment), actions().actionsIn(MenuId::Unit),
          actions().actionsIn(MenuId::Theme), actions().actionsIn(MenuId::Language)}) {
        QVERIFY(group.size() >= 2);
        QCOMPARE(std::ranges::count_if(group, &QAction::isChecked), 1);
        for (QAction* const action : group) {
            if (!action->isEnabled()) {
                continue; // there is no function to align at
            }
            action->trigger();
            QVERIFY(action->isChecked());
            QCOMPARE(std::ranges::count_if(group, &QAction::isChecked), 1);
        }
        group.first()->trigger();
    }
}

void tst_WindowActions::whatNobodyChoseIsNotRemembered()
{
    Session& session = m_window->workspace().session;
    session.setAlignment(Session::Alignment::WallClock); // as a history that was fetched does
    QCOMPARE(m_settings->alignment(), Session::Alignment::Start);
    actions().actionsIn(MenuId::Alignment)[1]->trigger(); // it is what the user wants, too
    QCOMPARE(m_settings->alignment(), Session::Alignment::WallClock);
    session.setAlignment(Session::Alignment::Start);
    QCOMPARE(m_settings->alignment(), Session::Alignment::WallClock);
    actions().actionsIn(MenuId::Alignment)[0]->trigger();
    QCOMPARE(m_settings->alignment(), Session::Alignment::Start);
}

void tst_WindowActions::choicesAreAppliedAndRemembered()
{
    actions().actionsIn(MenuId::Alignment)[1]->trigger();
    QCOMPARE(m_window->workspace().session.alignment(), Session::Alignment::WallClock);
    QCOMPARE(m_settings->alignment(), Session::Alignment::WallClock);
    actions().actionsIn(MenuId::Unit)[2]->trigger();
    QCOMPARE(m_settings->sizeUnit(), SizeUnit::Bytes);
    actions().actionsIn(MenuId::Theme)[2]->trigger();
    QCOMPARE(m_settings->theme(), QStringLiteral("dark"));
    actions().actionsIn(MenuId::Language)[2]->trigger();
    QCOMPARE(m_settings->language(), QStringLiteral("ja"));
    m_window->workspace().session.add(QStringLiteral("a.dat"), {test::recordingOf({1.0, 2.0})});
    actions()["filled"]->trigger();
    QVERIFY(m_settings->isFilled());

    init(); // the next start
    QVERIFY(actions().actionsIn(MenuId::Alignment)[1]->isChecked());
    QVERIFY(actions().actionsIn(MenuId::Unit)[2]->isChecked());
    QVERIFY(actions().actionsIn(MenuId::Theme)[2]->isChecked());
    QVERIFY(actions().actionsIn(MenuId::Language)[2]->isChecked());
    QVERIFY(actions()["filled"]->isChecked());
    for (const auto& group :
         {actions().actionsIn(MenuId::Alignment), actions().actionsIn(MenuId::Unit),
          actions().actionsIn(MenuId::Theme), actions().actionsIn(MenuId::Language)}) {
        group.first()->trigger();
    }
}

void tst_WindowActions::nothingToDoIsDisabled()
{
    WindowActions& all = actions();
    for (const QAction* action :
         {all["saveRecording"], all["savePicture"], all["closeRecording"], all["closeAll"],
          all["undoClose"], all["zoomIn"], all["zoomOut"], all["zoomBack"], all["zoomForward"],
          all["showAll"], all["zoomToSelection"], all["selectVisible"], all["clearSelection"],
          all["goToPeak"], all["filled"]}) {
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    }
    for (const QAction* action :
         {all["open"], all["openSample"], all["quit"], all["about"], all["shortcuts"]}) {
        QVERIFY2(action->isEnabled(), qPrintable(action->text()));
    }
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"a.py", "main", {}}};
    m_window->workspace().session.add(QStringLiteral("report.txt"), {report});
    QVERIFY(all["saveRecording"]->isEnabled());
    QVERIFY(!all["savePicture"]->isEnabled()); // nothing drawn
    QVERIFY(!all["goToPeak"]->isEnabled());
}

TIDEMARK_TEST(tst_WindowActions)

#include "tst_window_actions.moc"
