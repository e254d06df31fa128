// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_names.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_SourceNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverIsAloneSaysNothing();
    void theNearestFolderThatDiffers_data();
    void theNearestFolderThatDiffers();
    void oneFileOpenedTwiceIsNumbered();
    void startsAreTold();

private:
    void add(const QString& path, std::optional<std::int64_t> started = {});

    std::vector<OpenRecording> m_open;
};

void tst_SourceNames::add(const QString& path, std::optional<std::int64_t> started)
{
    OpenRecording open;
    open.id = static_cast<int>(m_open.size()) + 1;
    open.path = path;
    open.name = path.section(u'/', -1);
    auto recording = test::recordingOf({1.0, 2.0});
    recording->startedUnixNs = started;
    open.setRecording(recording);
    m_open.push_back(open);
}

void tst_SourceNames::whoeverIsAloneSaysNothing()
{
    m_open.clear();
    QVERIFY(differencesInName(m_open).isEmpty());
    add(QStringLiteral("/a/x.dat"));
    add(QStringLiteral("/a/y.dat"));
    QVERIFY(differencesInName(m_open).isEmpty());
}

void tst_SourceNames::theNearestFolderThatDiffers_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("told");
    using Texts = std::initializer_list<const char*>;
    const auto listOf = [](Texts texts) {
        QStringList list;
        for (const char* const text : texts) {
            list << QString::fromLatin1(text);
        }
        return list;
    };
    const auto row = [listOf](const char* name, Texts paths, Texts told) {
        QTest::newRow(name) << listOf(paths) << listOf(told);
    };
    row("the folder", {"/runs/before/x.dat", "/runs/after/x.dat"}, {"before", "after"});
    row("above a common one", {"/a/out/x.dat", "/b/out/x.dat"}, {"a", "b"});
    row("two folders", {"/a/1/x.dat", "/a/2/x.dat", "/b/1/x.dat"}, {"a/1", "a/2", "b/1"});
    row("one is deeper", {"/data/x.dat", "/data/old/x.dat"}, {"data", "old"});
    row("at the root", {"/x.dat", "/a/x.dat"}, {"", "a"});
}

void tst_SourceNames::theNearestFolderThatDiffers()
{
    QFETCH(QStringList, paths);
    QFETCH(QStringList, told);
    m_open.clear();
    for (const QString& path : paths) {
        add(path);
    }
    const auto differences = differencesInName(m_open);
    for (qsizetype i = 0; i < told.size(); ++i) {
        QCOMPARE(differences.value(static_cast<int>(i) + 1), told[i]);
    }
}

void tst_SourceNames::oneFileOpenedTwiceIsNumbered()
{
    m_open.clear();
    add(QStringLiteral("/a/x.dat"));
    add(QStringLiteral("/a/x.dat"));
    add(QStringLiteral("/b/x.dat"));
    const auto differences = differencesInName(m_open);
    QCOMPARE(differences.value(1), QStringLiteral("a · #1"));
    QCOMPARE(differences.value(2), QStringLiteral("a · #2"));
    QCOMPARE(differences.value(3), QStringLiteral("b"));
}

void tst_SourceNames::startsAreTold()
{
    m_open.clear();
    add({}, 1'700'000'000 * test::kSecondNs);
    add({}, 1'700'000'060 * test::kSecondNs);
    const auto differences = differencesInName(m_open);
    QVERIFY(!differences.value(1).isEmpty());
    QVERIFY(differences.value(1) != differences.value(2));
    QVERIFY(!differences.value(1).contains(u'#'));
}

TIDEMARK_TEST(tst_SourceNames)

#include "tst_source_names.moc"
