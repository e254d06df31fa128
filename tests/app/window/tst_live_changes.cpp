// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/work_pool.h"
#include "app/leak/leak_panel.h"
#include "app/settings/settings.h"
#include "app/sources/sources_panel.h"
#include "app/text/translation.h"
#include "app/timeline/event_lane.h"
#include "app/timeline/function_lane.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/timeline_chart.h"
#include "app/window/fonts.h"
#include "app/window/main_window.h"
#include "app/window/theme.h"
#include "app/window/window_actions.h"
#include "app/window/window_files.h"
#include "tests/support/in_sight.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QtCharts/QChart>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

/// Qt names the buttons of docks and tab bars once, in the language of that moment.
bool isQtsOwn(const QWidget& widget)
{
    return widget.inherits("QDockWidgetTitleButton") ||
           (widget.parentWidget() != nullptr && widget.parentWidget()->inherits("QTabBar"));
}

/// Where two widgets look different; all of them if their sizes do.
QRect differenceOf(QWidget& first, QWidget& second)
{
    const QImage one = first.grab().toImage();
    const QImage other = second.grab().toImage();
    if (one.size() != other.size()) {
        return one.rect() | other.rect();
    }
    QRect different;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            if (one.pixel(x, y) != other.pixel(x, y)) {
                different |= QRect(x, y, 1, 1);
            }
        }
    }
    return different;
}

QString textOf(const QRect& area)
{
    return QStringLiteral(": %1 x %2 at %3, %4")
        .arg(area.width())
        .arg(area.height())
        .arg(area.x())
        .arg(area.y());
}

template <typename View>
void comparePictures(const QWidget& switched, const QWidget& opened)
{
    const QRect different = differenceOf(*switched.findChild<View*>(), *opened.findChild<View*>());
    QVERIFY2(different.isEmpty(),
             qPrintable(QLatin1String(View::staticMetaObject.className()) + textOf(different)));
}

} // namespace

/// What is switched in an open window must look and read as if the window had been opened so.
class tst_LiveChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aLanguageSwitchLeavesNothingBehind_data();
    void aLanguageSwitchLeavesNothingBehind();
    void aThemeSwitchLeavesNothingBehind();
    void aUnitSwitchLeavesNothingBehind();

private:
    /// A window in @p language with recordings that show every panel at work.
    std::unique_ptr<MainWindow> makeWindow(const QString& language);
    static void settle(MainWindow& window);
    static QStringList textsOf(const QWidget& window);
    static void addAccessible(QAccessibleInterface* item, QStringList& texts);
    static WindowActions& actionsOf(const MainWindow& window);
    /// What the one says and the other does not.
    static QStringList oddTexts(const MainWindow& switched, const MainWindow& opened);
    static QStringList oddlyHeard(MainWindow& switched, MainWindow& opened);
    static void compare(MainWindow& switched, MainWindow& opened);

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
};

void tst_LiveChanges::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    m_settings = std::make_unique<Settings>();
    QAccessible::setActive(true);
}

void tst_LiveChanges::cleanup()
{
    m_settings->setLanguage(QStringLiteral("en"));
    m_settings->setTheme({});
    m_settings->setSizeUnit(SizeUnit::Binary);
    applyTheme({});
}

WindowActions& tst_LiveChanges::actionsOf(const MainWindow& window)
{
    return *window.findChild<WindowActions*>();
}

void tst_LiveChanges::settle(MainWindow& window)
{
    for (int round = 0; round < 4; ++round) {
        workPool().waitForDone();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    window.setFocus();
}

std::unique_ptr<MainWindow> tst_LiveChanges::makeWindow(const QString& language)
{
    installTranslation(*qApp, language);
    applyFonts(spokenLanguage());
    m_settings->setLanguage(language);
    auto window = std::make_unique<MainWindow>(*m_settings);
    window->resize(1280, 800);
    window->show();
    auto run = test::recordingOf({1e6, 90e6, 30e6, 60e6});
    run->timeline.markers = {test::spanOf("main", 0, 3, 0), test::spanOf("load", 1, 2, 1)};
    run->timeline.markers.push_back({MarkerKind::Gc, {}, 2 * test::kSecondNs, 2 * test::kSecondNs});
    run->warnings = {{WarningCode::LinesSkipped, 3, 12, {}}};
    window->workspace().session.add(QStringLiteral("first.dat"), {run});
    auto counted = test::recordingOf({5e6, 7e6});
    counted->timeline.axis = AxisUnit::Instructions;
    window->workspace().session.add(QStringLiteral("counted.dat"), {counted});
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"a.py", "main", {{1, 100, 100, 1, "def main():"}}}};
    window->workspace().session.add(QStringLiteral("report.txt"), {report});
    window->workspace().session.setCurrent(window->workspace().session.recordings().front().id);
    window->workspace().session.time().select(AxisRange{test::kSecondNs, 2 * test::kSecondNs});
    settle(*window); // after which no tab comes to the front by itself
    // What is behind another tab is judged or not, as the machine was fast.
    auto* const leak = window->findChild<LeakPanel*>();
    qobject_cast<QDockWidget*>(leak->parentWidget())->raise();
    [&] { QTRY_VERIFY(test::isInSight(*leak)); }();
    settle(*window);
    return window;
}

/// Whatever a widget says, with what it is, in the order of the tree.
QStringList tst_LiveChanges::textsOf(const QWidget& window)
{
    QStringList texts;
    const auto add = [&texts](const QObject& object, const char* what, const QString& text) {
        texts << QStringLiteral("%1 %2: %3")
                     .arg(QLatin1String(object.metaObject()->className()), QLatin1String(what),
                          text);
    };
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (isQtsOwn(*widget)) {
            continue;
        }
        add(*widget, "tooltip", widget->toolTip());
        add(*widget, "name", widget->accessibleName());
        add(*widget, "description", widget->accessibleDescription());
        for (const char* property : {"text", "title", "windowTitle", "placeholderText"}) {
            if (widget->metaObject()->indexOfProperty(property) >= 0) {
                add(*widget, property, widget->property(property).toString());
            }
        }
        if (const auto* const box = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < box->count(); ++i) {
                add(*box, "item", box->itemText(i));
            }
        }
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        add(*action, "action", action->text() + QLatin1Char('|') + action->iconText());
        add(*action, "tooltip", action->toolTip());
    }
    return texts;
}

void tst_LiveChanges::addAccessible(QAccessibleInterface* item, QStringList& texts)
{
    const auto* const widget = item != nullptr ? qobject_cast<QWidget*>(item->object()) : nullptr;
    if (item == nullptr || item->state().invisible || (widget != nullptr && isQtsOwn(*widget))) {
        return;
    }
    texts << item->text(QAccessible::Name) << item->text(QAccessible::Description);
    for (int i = 0; i < item->childCount(); ++i) {
        addAccessible(item->child(i), texts);
    }
}

QStringList tst_LiveChanges::oddTexts(const MainWindow& switched, const MainWindow& opened)
{
    QStringList odd = textsOf(switched);
    const QStringList expected = textsOf(opened);
    odd.removeIf([&expected](const QString& text) { return expected.contains(text); });
    return odd;
}

QStringList tst_LiveChanges::oddlyHeard(MainWindow& switched, MainWindow& opened)
{
    QStringList heard;
    QStringList toHear;
    addAccessible(QAccessible::queryAccessibleInterface(&switched), heard);
    addAccessible(QAccessible::queryAccessibleInterface(&opened), toHear);
    heard.removeIf([&toHear](const QString& text) { return toHear.contains(text); });
    return heard;
}

/// What panels compute comes later in one window than in the other, so it is waited for.
void tst_LiveChanges::compare(MainWindow& switched, MainWindow& opened)
{
    QTRY_VERIFY2_WITH_TIMEOUT(oddTexts(switched, opened).isEmpty(),
                              qPrintable(oddTexts(switched, opened).join(QLatin1Char('\n'))),
                              test::kPatience);
    QTRY_VERIFY2_WITH_TIMEOUT(oddlyHeard(switched, opened).isEmpty(),
                              qPrintable(oddlyHeard(switched, opened).join(QLatin1Char('\n'))),
                              test::kPatience);

    // Not the whole window: tables and Qt's own controls may keep a size that they grew to.
    comparePictures<FunctionLane>(switched, opened);
    comparePictures<EventLane>(switched, opened);
    comparePictures<OverviewStrip>(switched, opened);
    comparePictures<SourcesPanel>(switched, opened);
    const auto plotOf = [](const MainWindow& window) {
        return window.findChild<TimelineChart*>()->chart()->plotArea();
    };
    QCOMPARE(plotOf(switched).left(), plotOf(opened).left());
    QCOMPARE(plotOf(switched).right(), plotOf(opened).right());
}

void tst_LiveChanges::aLanguageSwitchLeavesNothingBehind_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("to Japanese") << QStringLiteral("en") << QStringLiteral("ja");
    QTest::newRow("to English") << QStringLiteral("ja") << QStringLiteral("en");
}

void tst_LiveChanges::aLanguageSwitchLeavesNothingBehind()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto switched = makeWindow(from);
    for (QAction* const action : actionsOf(*switched).actionsIn(MenuId::Language)) {
        if (action->data() == to) {
            action->trigger();
        }
    }
    settle(*switched);
    const auto opened = makeWindow(to);
    settle(*switched);
    compare(*switched, *opened);
}

void tst_LiveChanges::aThemeSwitchLeavesNothingBehind()
{
    const auto switched = makeWindow(QStringLiteral("en"));
    actionsOf(*switched).actionsIn(MenuId::Theme)[2]->trigger();
    settle(*switched);
    const auto opened = makeWindow(QStringLiteral("en"));
    settle(*switched);
    QVERIFY(opened->palette().color(QPalette::Window).lightness() < 100);
    compare(*switched, *opened);
}

void tst_LiveChanges::aUnitSwitchLeavesNothingBehind()
{
    const auto switched = makeWindow(QStringLiteral("en"));
    actionsOf(*switched).actionsIn(MenuId::Unit)[1]->trigger();
    settle(*switched);
    const auto opened = makeWindow(QStringLiteral("en"));
    compare(*switched, *opened);
}

TIDEMARK_TEST(tst_LiveChanges)

#include "tst_live_changes.moc"
