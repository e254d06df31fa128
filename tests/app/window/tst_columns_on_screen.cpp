// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/widgets/tree_table.h"
#include "app/window/main_window.h"
#include "app/window/screenshot.h"
#include "app/window/snapshot_tabs.h"
#include "app/window/window_heaps.h"
#include "app/window/window_style.h"
#include "tests/support/screen_mouse.h"
#include "tests/support/test_registry.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QTabBar>
#include <QTemporaryDir>

using namespace tidemark;
using namespace tidemark::app;
using test::ScreenMouse;

namespace
{

QString fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/") + QLatin1String(name);
}

} // namespace

/// The tables about an object in a real window, worked on with a real mouse: names have all the
/// width that figures leave.
class tst_ColumnsOnScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void namesAreWideAfterAClick();
    void namesAreWideAfterTheDockWasMadeHigher();
    void anEdgeThatWasDraggedStays();

private:
    void open(const QStringList& files);
    void chooseObject(int row);
    void raise(const char* name);
    void makeDocksHigher(int by);
    QDockWidget& dock(const char* name) const;
    QList<TreeTable*> tablesOf(const char* name) const;
    static int widthForNames(const TreeTable& table);

    QTemporaryDir m_folder;
    std::unique_ptr<ScreenMouse> m_mouse;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_ColumnsOnScreen::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    QApplication::setStyle(new WindowStyle);
}

void tst_ColumnsOnScreen::init()
{
    m_mouse = std::make_unique<ScreenMouse>();
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), ScreenMouse::kPatience));
}

/// As a first start each time.
void tst_ColumnsOnScreen::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_mouse.reset();
    QSettings().clear();
}

void tst_ColumnsOnScreen::open(const QStringList& files)
{
    m_window->openFiles(files);
    settle(*m_window);
    chooseObject(0);
}

/// Opens the second type of the table in front, and clicks on one of its objects.
void tst_ColumnsOnScreen::chooseObject(int row)
{
    const auto tables = m_window->heaps().tabs().currentWidget()->findChildren<TreeTable*>();
    const auto named = std::ranges::find_if( // those beside a comparison leave their types to it
        tables, [](const TreeTable* one) { return one->isVisible() && !one->isColumnHidden(0); });
    QVERIFY(named != tables.end());
    TreeTable* const table = *named;
    const QModelIndex type = table->model()->index(1, 0);
    const QRect line = table->visualRect(type);
    if (!table->isExpanded(type)) {
        m_mouse->click(*table->viewport(),
                       {line.left() - table->indentation() / 2, line.center().y()});
    }
    QTRY_VERIFY_WITH_TIMEOUT(table->isExpanded(type), ScreenMouse::kPatience);
    const QModelIndex object = table->model()->index(row, 0, type);
    m_mouse->click(*table->viewport(), table->visualRect(object).center());
    QTRY_VERIFY_WITH_TIMEOUT(table->currentIndex().siblingAtColumn(0) == object,
                             ScreenMouse::kPatience);
    QVERIFY(m_window->workspace().session.snapshots().object().has_value());
    settle(*m_window);
}

QDockWidget& tst_ColumnsOnScreen::dock(const char* name) const
{
    return *m_window->findChild<QDockWidget*>(QLatin1String(name));
}

/// Those that are seen and show something.
QList<TreeTable*> tst_ColumnsOnScreen::tablesOf(const char* name) const
{
    QList<TreeTable*> tables = dock(name).findChildren<TreeTable*>();
    tables.removeIf([](const TreeTable* table) {
        return !table->isVisible() || table->model()->rowCount() == 0;
    });
    return tables;
}

/// Clicks on the tab of a dock.
void tst_ColumnsOnScreen::raise(const char* name)
{
    const QString title = dock(name).windowTitle();
    for (const QTabBar* const bar : m_window->findChildren<QTabBar*>()) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->isVisible() && bar->tabText(tab) == title) {
                m_mouse->click(*bar, bar->tabRect(tab).center());
            }
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_window->rect().intersects(dock(name).geometry()),
                             ScreenMouse::kPatience);
    settle(*m_window);
}

/// Drags the border between the docks and what is above them.
void tst_ColumnsOnScreen::makeDocksHigher(int by)
{
    const QWidget& above = *m_window->centralWidget();
    const int before = above.height();
    const QPoint border(300, before + 2);
    m_mouse->drag(above, border, border - QPoint(0, by));
    QTRY_VERIFY_WITH_TIMEOUT(above.height() <= before - by / 2, ScreenMouse::kPatience);
    settle(*m_window);
}

int tst_ColumnsOnScreen::widthForNames(const TreeTable& table)
{
    int left = table.viewport()->width();
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        const bool isOther = column != table.stretched() && !table.isColumnHidden(column);
        left -= isOther ? table.columnWidth(column) : 0;
    }
    return std::max(left, table.narrowestFirst());
}

void tst_ColumnsOnScreen::namesAreWideAfterAClick()
{
    open({fixture("pair-small-after.heapsnapshot.zst")});
    QVERIFY(!QTest::currentTestFailed());
    for (const char* const name : {"object", "dominators", "retainers"}) {
        raise(name);
        QVERIFY(!tablesOf(name).isEmpty());
        for (const TreeTable* const table : tablesOf(name)) {
            QTRY_COMPARE(table->columnWidth(table->stretched()), widthForNames(*table));
        }
    }
    const TreeTable& fields = *tablesOf("object").first();
    QVERIFY(fields.columnWidth(fields.stretched()) > 200);
    const int names = std::min(fields.wantedWidth(0), fields.viewport()->width() / 4);
    QVERIFY2(fields.columnWidth(0) >= names, qPrintable(QString::number(fields.columnWidth(0))));
}

void tst_ColumnsOnScreen::namesAreWideAfterTheDockWasMadeHigher()
{
    open({fixture("pair-small-before.heapsnapshot.zst"),
          fixture("pair-small-after.heapsnapshot.zst")});
    QVERIFY(!QTest::currentTestFailed());
    makeDocksHigher(100);
    for (const char* const name : {"object", "dominators", "statistics", "retainers"}) {
        raise(name);
        for (const TreeTable* const table : tablesOf(name)) {
            QTRY_COMPARE(table->columnWidth(table->stretched()), widthForNames(*table));
        }
    }
    QVERIFY(tablesOf("retainers").first()->columnWidth(0) > 400);
}

void tst_ColumnsOnScreen::anEdgeThatWasDraggedStays()
{
    open({fixture("pair-small-after.heapsnapshot.zst")});
    QVERIFY(!QTest::currentTestFailed());
    raise("object");
    const TreeTable& fields = *tablesOf("object").first();
    const QHeaderView& header = *fields.header();
    const int column = fields.stretched();
    const int before = fields.columnWidth(column);
    const QPoint edge(header.sectionViewportPosition(column) + before - 1, header.height() / 2);
    m_mouse->drag(*header.viewport(), edge, edge - QPoint(80, 0));
    QCOMPARE(fields.columnWidth(column), before - 80);
    makeDocksHigher(60);
    chooseObject(1);
    QCOMPARE(fields.columnWidth(column), before - 80);
    QVERIFY(fields.model()->rowCount() > 0);
}

TIDEMARK_TEST(tst_ColumnsOnScreen)

#include "tst_columns_on_screen.moc"
