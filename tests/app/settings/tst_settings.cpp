// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsWithDefaults();
    void keepsWhatWasSet();
    void keepsWhatWasSaidOfColumns();
    void nonsenseCountsAsNotSet();
    void recentFilesAreNewestFirstWithoutRepeats();
    void missingFilesAreDropped();
    void nobodyElseMayReadThem();

private:
    QString makeFile(const QString& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Settings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
}

QString tst_Settings::makeFile(const QString& name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) ? file.fileName() : QString();
}

void tst_Settings::startsWithDefaults()
{
    const Settings settings;
    QVERIFY(settings.recentFiles().isEmpty());
    QVERIFY(settings.windowGeometry().isEmpty());
    QVERIFY(settings.language().isEmpty());
    QVERIFY(settings.sizeUnit() == SizeUnit::Binary);
    QVERIFY(!settings.isFilled());
    QVERIFY(settings.infersShapes());
    QVERIFY(settings.heapShape() == AreaShape::Treemap);
    QVERIFY(settings.heapAreas() == HeapAreas::Dominators);
    QVERIFY(settings.changesShape() == AreaShape::Treemap);
    QVERIFY(settings.alignment() == Session::Alignment::Start);
    QVERIFY(settings.sizeAxis() == SizeAxis::Kind::FromZero);
}

void tst_Settings::keepsWhatWasSet()
{
    {
        Settings settings;
        settings.setLanguage(QStringLiteral("ja"));
        settings.setTheme(QStringLiteral("dark"));
        settings.setSizeUnit(SizeUnit::Decimal);
        settings.setFilled(true);
        settings.setInfersShapes(false);
        settings.setHeapShape(AreaShape::Icicle);
        settings.setHeapAreas(HeapAreas::Types);
        settings.setChangesShape(AreaShape::Icicle);
        settings.setAlignment(Session::Alignment::WallClock);
        settings.setSizeAxis(SizeAxis::Kind::Logarithmic);
        settings.setWindowGeometry(QByteArray("\x00\x01geometry", 10));
        settings.setArrangement(ShownViews::Kind::Both, {"panels", "views", true});
    }
    const Settings again;
    QVERIFY(again.language() == QStringLiteral("ja"));
    QVERIFY(again.theme() == QStringLiteral("dark"));
    QVERIFY(again.sizeUnit() == SizeUnit::Decimal);
    QVERIFY(again.isFilled());
    QVERIFY(!again.infersShapes());
    QVERIFY(again.heapShape() == AreaShape::Icicle);
    QVERIFY(again.heapAreas() == HeapAreas::Types);
    QVERIFY(again.changesShape() == AreaShape::Icicle);
    QVERIFY(again.alignment() == Session::Alignment::WallClock);
    QVERIFY(again.sizeAxis() == SizeAxis::Kind::Logarithmic);
    QCOMPARE(again.windowGeometry(), QByteArray("\x00\x01geometry", 10));
    QCOMPARE(again.arrangement(ShownViews::Kind::Both).panels, QByteArray("panels"));
    QCOMPARE(again.arrangement(ShownViews::Kind::Both).views, QByteArray("views"));
    QVERIFY(again.arrangement(ShownViews::Kind::Both).isHeightOwn);
    QVERIFY(again.arrangement(ShownViews::Kind::Heap).panels.isEmpty());
}

void tst_Settings::keepsWhatWasSaidOfColumns()
{
    const std::vector<std::string> names{"time", "x, \"y\""};
    const ColumnChoices choices{{{names[1], ColumnChoice::Use::Memory, {}, "MB"}},
                                DateOrder::DayFirst};
    {
        Settings settings;
        RememberedColumns remembered = settings.rememberedColumns();
        QCOMPARE(remembered.size(), 0U);
        remembered.remember("csv", names, choices);
        settings.setRememberedColumns(remembered);
    }
    QCOMPARE(Settings().rememberedColumns().find("csv", names), choices);
}

void tst_Settings::nonsenseCountsAsNotSet()
{
    QSettings file(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("tidemark"),
                   QStringLiteral("tidemark"));
    file.setValue(QStringLiteral("view/language"), QStringLiteral("tlh"));
    file.setValue(QStringLiteral("view/theme"), QStringLiteral("mauve"));
    file.setValue(QStringLiteral("view/sizeUnit"), 7);
    file.sync();
    const Settings settings;
    QVERIFY(settings.language().isEmpty());
    QVERIFY(settings.theme().isEmpty());
    QVERIFY(settings.sizeUnit() == SizeUnit::Binary);
}

void tst_Settings::recentFilesAreNewestFirstWithoutRepeats()
{
    Settings settings;
    for (int i = 0; i < 15; ++i) {
        settings.addRecentFile(makeFile(QStringLiteral("%1, with <b>.dat").arg(i)));
    }
    QCOMPARE(settings.recentFiles().size(), 12);
    QVERIFY(settings.recentFiles().front().endsWith(QStringLiteral("/14, with <b>.dat")));
    const QString older = settings.recentFiles().at(5);
    settings.addRecentFile(older);
    QCOMPARE(settings.recentFiles().front(), older);
    const QStringList before = settings.recentFiles();
    settings.addRecentFiles({before[3], before[7], before[3]}); // the last one is the newest
    QCOMPARE(settings.recentFiles().first(3), (QStringList{before[3], before[7], before[0]}));
    QCOMPARE(settings.recentFiles().size(), 12);
    QCOMPARE(settings.recentFiles().count(older), 1);
    settings.clearRecentFiles();
    QVERIFY(settings.recentFiles().isEmpty());
}

void tst_Settings::missingFilesAreDropped()
{
    Settings settings;
    const QString kept = makeFile(QStringLiteral("kept.dat"));
    const QString gone = makeFile(QStringLiteral("gone.dat"));
    settings.addRecentFile(kept);
    settings.addRecentFile(gone);
    QVERIFY(QFile::remove(gone));
    QCOMPARE(settings.recentFiles(), QStringList{kept});
}

void tst_Settings::nobodyElseMayReadThem()
{
    constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                           QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QString path = m_folder->filePath(QStringLiteral("tidemark/tidemark.ini"));
    const auto store = [](const QString& theme) {
        Settings settings;
        settings.setTheme(theme);
    };
    store(QStringLiteral("dark"));
    QVERIFY(QFileInfo(path).size() > 0);
    QCOMPARE(QFile::permissions(path) & kOthers, QFile::Permissions());
    QCOMPARE(QFile::permissions(QFileInfo(path).path()) & kOthers, QFile::Permissions());
    // Those of an older Tidemark were anybody's to read.
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | kOthers));
    store(QStringLiteral("light"));
    QCOMPARE(QFile::permissions(path) & kOthers, QFile::Permissions());
}

TIDEMARK_TEST(tst_Settings)

#include "tst_settings.moc"
