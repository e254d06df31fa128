// SPDX-License-Identifier: GPL-3.0-or-later
// What the user says about columns is followed at once, in place, and remembered by layout.
#include "app/messages/message_bar.h"
#include "app/settings/settings.h"
#include "app/sources/columns_dialog.h"
#include "app/sources/source_card.h"
#include "app/text/translation.h"
#include "app/window/main_window.h"
#include "app/window/window_files.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_WindowFilesColumns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aChoiceIsFollowedInPlace();
    void anIgnoredColumnHasAWayBack();
    void datesCanBeDecided();
    void anotherFileOfTheLayoutFollows();
    void whatCannotBeReadStaysAsItWas();
    void aChoiceThatLeavesNothingIsLeftOut();
    void otherFormatsHaveNoColumns();

private:
    QString write(const char* name, const QByteArray& content) const;
    void open(const QString& path);
    ColumnsDialog* openDialog();
    static QComboBox* boxOf(const ColumnsDialog& dialog, const QString& column, int place);
    static void choose(QComboBox& box, const char* data);
    void accept(ColumnsDialog& dialog);
    QMenu* cardMenu();

    Session& session() { return m_window->workspace().session; }
    const Series& mainSeries() { return *session().current()->recording->timeline.mainSeries(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowFilesColumns::init()
{
    m_window.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
}

QString tst_WindowFilesColumns::write(const char* name, const QByteArray& content) const
{
    const QString path = m_folder->filePath(QString::fromUtf8(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                    : QString();
}

void tst_WindowFilesColumns::open(const QString& path)
{
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    m_window->openFiles({path});
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
    QVERIFY(session().current() != nullptr);
}

QMenu* tst_WindowFilesColumns::cardMenu()
{
    auto* const card = m_window->findChild<SourceCard*>();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, card->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(card, &event);
    return card->findChild<QMenu*>();
}

/// By the menu of the card, as a user gets there.
ColumnsDialog* tst_WindowFilesColumns::openDialog()
{
    QMenu* const menu = cardMenu();
    for (QAction* const action : menu->actions()) {
        if (action->text() == QStringLiteral("Columns…")) {
            action->trigger();
        }
    }
    menu->close();
    return m_window->findChild<ColumnsDialog*>();
}

QComboBox* tst_WindowFilesColumns::boxOf(const ColumnsDialog& dialog, const QString& column,
                                         int place)
{
    const auto* const table = dialog.findChild<QTableWidget*>();
    const auto found = table->findItems(column, Qt::MatchExactly);
    return found.isEmpty()
               ? nullptr
               : qobject_cast<QComboBox*>(table->cellWidget(found.first()->row(), place));
}

void tst_WindowFilesColumns::choose(QComboBox& box, const char* data)
{
    box.setCurrentIndex(box.findData(QString::fromUtf8(data)));
}

void tst_WindowFilesColumns::accept(ColumnsDialog& dialog)
{
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    dialog.accept();
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
    QTRY_VERIFY(m_window->findChild<ColumnsDialog*>() == nullptr);
}

void tst_WindowFilesColumns::aChoiceIsFollowedInPlace()
{
    open(write("load.csv", "time,depth,jobs,rss\n0,5,1,900\n1,6,1,901\n"));
    const int id = session().current()->id;
    session().recolour(id, Qt::magenta);
    session().rename(id, QStringLiteral("my load"));
    session().setSeriesShown(id, 2, false); // rss
    const auto* const card = m_window->findChild<SourceCard*>();

    ColumnsDialog* const dialog = openDialog();
    QVERIFY(dialog != nullptr);
    choose(*boxOf(*dialog, QStringLiteral("depth"), 3), "memory");
    choose(*boxOf(*dialog, QStringLiteral("depth"), 4), "KiB");
    choose(*boxOf(*dialog, QStringLiteral("jobs"), 3), "ignore");
    QVERIFY(!boxOf(*dialog, QStringLiteral("jobs"), 4)->isEnabled());
    accept(*dialog);

    QCOMPARE(session().recordings().size(), 1U);
    const OpenRecording& after = *session().current();
    QCOMPARE(after.id, id);
    QCOMPARE(after.colour, QColor(Qt::magenta));
    QCOMPARE(after.name, QStringLiteral("my load"));
    const auto& series = after.recording->timeline.series;
    QCOMPARE(series.size(), 2U);
    QCOMPARE(series[0].name, "depth");
    QCOMPARE(series[0].meaning.source, MeaningSource::User);
    QCOMPARE((*series[0].values)[1], 6144.0);
    QCOMPARE(after.seriesShown, (std::vector<bool>{true, false})); // memory now; hidden as before
    QCOMPARE(m_window->findChild<SourceCard*>(), card);
}

void tst_WindowFilesColumns::anIgnoredColumnHasAWayBack()
{
    open(write("load.csv", "time,uss,rss\n0,5,900\n1,6,901\n"));
    ColumnsDialog* dialog = openDialog();
    choose(*boxOf(*dialog, QStringLiteral("rss"), 3), "ignore");
    accept(*dialog);
    QCOMPARE(mainSeries().name, "uss");
    dialog = openDialog();
    QCOMPARE(boxOf(*dialog, QStringLiteral("rss"), 3)->currentData().toString(),
             QStringLiteral("ignore"));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("reset")), Qt::LeftButton);
    accept(*dialog);
    QCOMPARE(mainSeries().name, "rss");
    QCOMPARE(m_settings->rememberedColumns().size(), 0U);
}

void tst_WindowFilesColumns::datesCanBeDecided()
{
    open(write("dates.csv", "time,rss\n03/04/2025,1\n04/04/2025,2\n"));
    const auto isWarned = [this] { return !session().current()->recording->warnings.empty(); };
    QVERIFY(isWarned());
    ColumnsDialog* dialog = openDialog();
    choose(*boxOf(*dialog, QStringLiteral("time"), 3), "mdy");
    accept(*dialog);
    QVERIFY(!isWarned());
    QCOMPARE(mainSeries().positions->back(), 31 * std::int64_t{86'400} * 1'000'000'000);
    dialog = openDialog();
    choose(*boxOf(*dialog, QStringLiteral("time"), 3), "dmy");
    accept(*dialog);
    QCOMPARE(mainSeries().positions->back(), std::int64_t{86'400} * 1'000'000'000);
}

void tst_WindowFilesColumns::anotherFileOfTheLayoutFollows()
{
    open(write("first.csv", "time,depth\n0,5\n1,6\n"));
    ColumnsDialog* const dialog = openDialog();
    choose(*boxOf(*dialog, QStringLiteral("depth"), 3), "rss");
    choose(*boxOf(*dialog, QStringLiteral("depth"), 4), "MiB");
    accept(*dialog);

    m_window.reset();
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    open(write("second.csv", "time,depth\n0,7\n1,8\n"));
    QCOMPARE(mainSeries().kind, SeriesKind::Rss);
    QCOMPARE((*mainSeries().values)[0], 7340032.0);
    QVERIFY(m_window->findChild<SourceCard*>()->toolTip().contains(
        QStringLiteral("depth is taken for memory, as you said, in MiB")));
    open(write("other.csv", "time,depth,more\n0,7,1\n1,8,1\n"));
    QCOMPARE(mainSeries().kind, SeriesKind::Counter);
}

void tst_WindowFilesColumns::whatCannotBeReadStaysAsItWas()
{
    const QString path = write("load.csv", "time,rss\n0,900\n1,901\n");
    open(path);
    const auto before = session().current()->recording;
    ColumnsDialog* const dialog = openDialog();
    choose(*boxOf(*dialog, QStringLiteral("rss"), 3), "ignore");
    accept(*dialog);
    QCOMPARE(session().current()->recording, before);
    QVERIFY(!m_window->findChild<MessageBar*>()->rows().empty());
    // It opens again all the same: what made it unreadable is not remembered.
    session().removeAll();
    open(path);
    QCOMPARE(mainSeries().name, "rss");
}

void tst_WindowFilesColumns::aChoiceThatLeavesNothingIsLeftOut()
{
    open(write("first.csv", "time,uss,rss\n0,5,900\n1,6,901\n"));
    ColumnsDialog* const dialog = openDialog();
    choose(*boxOf(*dialog, QStringLiteral("rss"), 3), "ignore");
    accept(*dialog);
    const auto& messages = *m_window->findChild<MessageBar*>();
    QVERIFY(messages.rows().empty());
    open(write("second.csv", "time,uss,rss\n0,,900\n1,,901\n"));
    QCOMPARE(mainSeries().name, "rss");
    QCOMPARE(messages.rows().size(), 1U);
}

void tst_WindowFilesColumns::otherFormatsHaveNoColumns()
{
    open(write("m.dat", "MEM 1.000000 1.0000\nMEM 2.000000 2.0000\n"));
    QMenu* const menu = cardMenu();
    for (QAction* const action : menu->actions()) {
        QVERIFY(action->text() != QStringLiteral("Columns…"));
    }
    menu->close();
}

TIDEMARK_TEST(tst_WindowFilesColumns)

#include "tst_window_files_columns.moc"
