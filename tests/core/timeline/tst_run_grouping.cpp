// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_grouping.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_RunGrouping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsAreNamed();
    void pathsAndFileNamesFitPatterns();
    void aRunThatFitsTwoPatternsIsRefused();
    void foldersAreNamedFromWhereTheyPart();
    void daysAreThoseOfTheStart();
    void versionsAreReadFromFileNames_data();
    void versionsAreReadFromFileNames();
    void versionsAreInOrderOfTheirNumbers();
    void whatWasChosenComesBeforeTheRule();
    void groupsAreInTheOrderOfTheirRule();

private:
    using Names = std::vector<std::optional<std::string>>;
    static std::vector<NamedRun> runsAt(const std::vector<std::string>& paths)
    {
        std::vector<NamedRun> runs;
        for (const std::string& path : paths) {
            runs.push_back({path, {}});
        }
        return runs;
    }
};

void tst_RunGrouping::patternsAreNamed()
{
    QCOMPARE(groupPatternIn("base=before/*"), (GroupPattern{"base", "before/*"}));
    QCOMPARE(groupPatternIn("a=b=c"), (GroupPattern{"a", "b=c"}));
    for (const char* wrong : {"", "base", "=x", "base="}) {
        QVERIFY2(!groupPatternIn(wrong), wrong);
    }
}

void tst_RunGrouping::pathsAndFileNamesFitPatterns()
{
    const auto places =
        placesByPattern(runsAt({"/x/before/a.dat", "/x/after/b.dat", "/x/c.txt"}),
                        std::vector<GroupPattern>{{"after", "*/after/*"}, {"a", "a.*"}});
    QVERIFY(places.has_value());
    QCOMPARE(*places, (std::vector<std::optional<std::size_t>>{1, 0, std::nullopt}));
}

void tst_RunGrouping::aRunThatFitsTwoPatternsIsRefused()
{
    const auto places =
        placesByPattern(runsAt({"/x/b.dat", "/x/a.dat"}),
                        std::vector<GroupPattern>{{"b", "b*"}, {"a", "a*"}, {"all", "*.dat"}});
    QVERIFY(!places.has_value());
    QCOMPARE(places.error().run, std::size_t{0});
    QCOMPARE(places.error().first, std::size_t{0});
    QCOMPARE(places.error().second, std::size_t{2});
}

void tst_RunGrouping::foldersAreNamedFromWhereTheyPart()
{
    QCOMPARE(
        groupNamesBy(GroupRule::Folder, runsAt({"/x/runs/before/a.dat", "/x/runs/after/1/a.dat"})),
        (Names{"before", "after/1"}));
    QCOMPARE(groupNamesBy(GroupRule::Folder, runsAt({"/x/runs/a.dat", "/x/runs/b.dat"})),
             (Names{"runs", "runs"}));
    QCOMPARE(groupNamesBy(GroupRule::Folder, runsAt({"/x/a.dat", "/x/after/b.dat"})),
             (Names{"x", "after"}));
    QCOMPARE(groupNamesBy(GroupRule::Folder, runsAt({"/a.dat", ""})), (Names{"/", std::nullopt}));
    QCOMPARE(groupNamesBy(GroupRule::Folder, {}), Names());
}

void tst_RunGrouping::daysAreThoseOfTheStart()
{
    constexpr std::int64_t kNoon = 1'764'590'400'000'000'000; // of 2025-12-01 in UTC
    constexpr std::int64_t kDay = 86'400'000'000'000;
    const std::vector<NamedRun> runs{{"a", kNoon}, {"b", kNoon + kDay}, {"c", {}}};
    QCOMPARE(groupNamesBy(GroupRule::Day, runs), (Names{"2025-12-01", "2025-12-02", std::nullopt}));
}

void tst_RunGrouping::versionsAreReadFromFileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::newRow("numbers") << "server-1.2.3.dat"
                             << "1.2.3";
    QTest::newRow("v") << "v2-list.dat"
                       << "2";
    QTest::newRow("v and numbers") << "list_v1.10.dat"
                                   << "1.10";
    QTest::newRow("after letters") << "python3.11.dat"
                                   << "3.11";
    QTest::newRow("a number alone") << "mprofile_20261201.dat"
                                    << "";
    QTest::newRow("a process") << "massif.out.1234"
                               << "";
    QTest::newRow("a word that ends in v") << "rev2.dat"
                                           << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void tst_RunGrouping::versionsAreReadFromFileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, version);
    QCOMPARE(QString::fromStdString(versionIn(name.toStdString()).value_or("")), version);
    const auto names = groupNamesBy(GroupRule::Version, runsAt({"/v9/" + name.toStdString()}));
    QCOMPARE(names.front().has_value(), !version.isEmpty());
}

void tst_RunGrouping::versionsAreInOrderOfTheirNumbers()
{
    QVERIFY(isEarlierVersion("1.9", "1.10"));
    QVERIFY(!isEarlierVersion("1.10", "1.9"));
    QVERIFY(isEarlierVersion("1.2", "1.2.1"));
    QVERIFY(!isEarlierVersion("1.2", "1.2"));
    QVERIFY(!isEarlierVersion("1.02", "1.2"));
    QVERIFY(isEarlierVersion("2", "99999999999999999999999"));
}

void tst_RunGrouping::whatWasChosenComesBeforeTheRule()
{
    const auto runs = runsAt({"/x/before/a.dat", "/x/after/b.dat", "/x/after/c.dat"});
    const Names chosen{std::nullopt, "mine", ""};
    const auto places = placesOf(runs, GroupRule::Folder, {}, chosen);
    QVERIFY(places.has_value());
    QCOMPARE(places->names, (std::vector<std::string>{"before", "mine"}));
    QCOMPARE(places->groups, (std::vector<std::optional<std::size_t>>{0, 1, std::nullopt}));
    const std::vector<GroupPattern> both{{"b", "b*"}, {"dat", "*.dat"}};
    QVERIFY(!placesOf(runs, GroupRule::Pattern, both, chosen).has_value());
}

void tst_RunGrouping::groupsAreInTheOrderOfTheirRule()
{
    const auto namesOf = [](const auto& runs, GroupRule rule, std::vector<GroupPattern> patterns) {
        return placesOf(runs, rule, patterns, Names(runs.size()))->names;
    };
    const auto runs = runsAt({"/x/b/v10.dat", "/x/a/v9.dat", "/x/a/v9.txt"});
    QCOMPARE(namesOf(runs, GroupRule::None, {}), std::vector<std::string>());
    QCOMPARE(namesOf(runs, GroupRule::Folder, {}), (std::vector<std::string>{"b", "a"}));
    QCOMPARE(namesOf(runs, GroupRule::Version, {}), (std::vector<std::string>{"9", "10"}));
    QCOMPARE(namesOf(runs, GroupRule::Pattern, {{"none", "z"}, {"txt", "*.txt"}, {"ten", "v10*"}}),
             (std::vector<std::string>{"txt", "ten"}));
}

TIDEMARK_TEST(tst_RunGrouping)

#include "tst_run_grouping.moc"
