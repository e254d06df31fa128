// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/experiment_reader.h"
#include "core/recorder/experiment.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>

using namespace tidemark;

namespace
{

using namespace std::chrono_literals;

/// Cancelled from the moment that something has happened.
struct CancelledOnce final : TaskControl {
    explicit CancelledOnce(std::function<bool()> condition) : hasHappened(std::move(condition)) {}
    bool cancelled() const override { return hasHappened(); }
    std::function<bool()> hasHappened;
};

} // namespace

class tst_Experiment final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void commandsTakeTurns();
    void anotherSeries();
    void failuresAreNoted();
    void filesAreTheUsersOnly();
    void cancellingKeepsWhatWasFinished();
    void whatDoesNotWantToEnd();
    void nothingIsRunWhereOneCannotStart();
    void nothingIsReplaced();
    void outputOfWhatWasLeftBehind();
    void damagedFiles_data();
    void damagedFiles();

private:
    ExperimentPlan planOf(std::vector<std::string> scripts) const;
    std::filesystem::path at(const char* name) const
    {
        return (m_folder->path() + u'/' + QString::fromUtf8(name)).toStdString();
    }
    QStringList entries() const
    {
        return QDir(m_folder->filePath(QStringLiteral("x"))).entryList(QDir::Files, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Experiment::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

ExperimentPlan tst_Experiment::planOf(std::vector<std::string> scripts) const
{
    ExperimentPlan plan;
    char name = 'a';
    for (std::string& script : scripts) {
        plan.experiment.commands.push_back(
            {std::string(1, name++), {"sh", "-c", std::move(script)}});
    }
    plan.experiment.workingFolder = m_folder->path().toStdString();
    plan.experiment.interval = 5ms;
    plan.file = at("x/e.tidemark-experiment");
    return plan;
}

void tst_Experiment::commandsTakeTurns()
{
    ExperimentPlan plan = planOf({"echo a >> log; sleep 0.05", "echo b >> log; sleep 0.05"});
    plan.experiment.repeat = 2;
    plan.experiment.warmUp = 1;
    std::vector<std::size_t> began;
    TaskControl control;
    const auto outcome = runExperiment(plan, control, {[&](const ExperimentStep& step) {
                                           QCOMPARE(step.runs, 6U);
                                           began.push_back(step.number);
                                       }});
    QVERIFY(!outcome.problem);
    QCOMPARE(began, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}));
    QFile log(QString::fromStdString(at("log").string()));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(log.readAll(), QByteArray("a\nb\na\nb\na\nb\n"));
    QCOMPARE(entries(), (QStringList{"1-a.tidemark", "2-b.tidemark", "3-a.tidemark", "4-b.tidemark",
                                     "5-a.tidemark", "6-b.tidemark", "e.tidemark-experiment"}));

    const auto read = readExperiment(plan.file);
    QVERIFY(read.has_value());
    QVERIFY(*read == outcome.experiment);
    const ExperimentRun& run = read->runs[3];
    QCOMPARE(run.command, 1U);
    QCOMPARE(run.exitCode, std::optional(0));
    QVERIFY(run.startedUnixNs.has_value() && run.counts());
    QVERIFY(read->runs[1].isWarmUp && !read->runs[1].counts());
    const auto recording = test::readFile(run.file);
    QVERIFY(recording && recording->front()->timeline.mainSeries()->size() > 1);
}

void tst_Experiment::anotherSeries()
{
    ExperimentPlan plan = planOf({"sleep 0.02"});
    TaskControl control;
    QVERIFY(!runExperiment(plan, control).problem);
    plan.experiment = *readExperiment(plan.file);
    plan.isNew = false;
    plan.experiment.repeat = 2;
    QVERIFY(test::readFile(at("x/1-a.tidemark")).has_value());
    QVERIFY(QFile(QString::fromStdString(at("x/2-a.tidemark").string())) // left by a kill
                .open(QIODevice::WriteOnly));
    const auto outcome = runExperiment(plan, control);
    QVERIFY(!outcome.problem);
    QCOMPARE(outcome.experiment.series(), 2U);
    QCOMPARE(outcome.experiment.runs.size(), 3U);
    QCOMPARE(outcome.experiment.runs[0].series, 1U);
    QCOMPARE(outcome.experiment.runs[1].file.filename().string(), std::string("3-a.tidemark"));
    QVERIFY(*readExperiment(plan.file) == outcome.experiment);
}

void tst_Experiment::failuresAreNoted()
{
    ExperimentPlan plan = planOf({"exit 3", "kill -9 $$", "sleep 0.02"});
    TaskControl control;
    std::size_t ended = 0;
    const auto outcome = runExperiment(
        plan, control, {{}, [&](const ExperimentStep&, const ExperimentRun&) { ++ended; }});
    QVERIFY(!outcome.problem);
    QCOMPARE(ended, 3U);
    const auto& runs = outcome.experiment.runs;
    QCOMPARE(runs[0].exitCode, std::optional(3));
    QCOMPARE(runs[1].signal, std::optional(9));
    QVERIFY(!runs[1].exitCode);
    QVERIFY(!runs[0].counts() && !runs[1].counts() && runs[2].counts());
}

void tst_Experiment::filesAreTheUsersOnly()
{
    TaskControl control;
    QVERIFY(!runExperiment(planOf({"true"}), control).problem);
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                             QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const char* name : {"x", "x/1-a.tidemark", "x/e.tidemark-experiment"}) {
        const QString path = QString::fromStdString(at(name).string());
        QVERIFY2(QFile::exists(path) && !(QFile::permissions(path) & kOthers), name);
    }
}

void tst_Experiment::cancellingKeepsWhatWasFinished()
{
    ExperimentPlan plan = planOf({"sleep 0.02", "touch begun; exec sleep 600"});
    const QString begun = QString::fromStdString(at("begun").string());
    CancelledOnce control([&] { return QFile::exists(begun); });
    QElapsedTimer timer;
    timer.start();
    const auto outcome = runExperiment(plan, control);
    QVERIFY(timer.elapsed() < 300'000);
    QCOMPARE(outcome.problem->code, ErrorCode::Cancelled);
    QCOMPARE(outcome.experiment.runs.size(), 1U);
    QCOMPARE(entries(), (QStringList{"1-a.tidemark", "e.tidemark-experiment"}));
    QVERIFY(*readExperiment(plan.file) == outcome.experiment);
}

void tst_Experiment::whatDoesNotWantToEnd()
{
    ExperimentPlan plan = planOf({"trap '' TERM; touch begun; while :; do sleep 0.1; done"});
    const QString begun = QString::fromStdString(at("begun").string());
    CancelledOnce control([&] { return QFile::exists(begun); });
    const auto outcome = runExperiment(plan, control); // returns only once the program has ended
    QCOMPARE(outcome.problem->code, ErrorCode::Cancelled);
    QCOMPARE(entries(), QStringList{"e.tidemark-experiment"});
}

void tst_Experiment::nothingIsRunWhereOneCannotStart()
{
    ExperimentPlan plan = planOf({"touch begun"});
    plan.experiment.commands.push_back({"b", {"/no/such/program"}});
    TaskControl control;
    const auto outcome = runExperiment(plan, control);
    QCOMPARE(outcome.problem->code, ErrorCode::CannotStart);
    QCOMPARE(outcome.about.string(), std::string("/no/such/program"));
    QVERIFY(!std::filesystem::exists(at("begun")) && !std::filesystem::exists(at("x")));
}

void tst_Experiment::nothingIsReplaced()
{
    ExperimentPlan plan = planOf({"touch begun"});
    TaskControl control;
    QVERIFY(!runExperiment(plan, control).problem);
    const auto before = readExperiment(plan.file);
    const auto outcome = runExperiment(plan, control);
    QCOMPARE(outcome.problem->code, ErrorCode::CannotWrite);
    QVERIFY(outcome.about == plan.file);
    QVERIFY(*readExperiment(plan.file) == *before);
    plan.overwrite = Overwrite::AnyFile;
    QVERIFY(!runExperiment(plan, control).problem);
    QVERIFY(!(*readExperiment(plan.file) == *before));
}

/// A child that holds the program's output on does not hold up the next run.
void tst_Experiment::outputOfWhatWasLeftBehind()
{
    ExperimentPlan plan = planOf({"sleep 600 & echo $! > pid"});
    TaskControl control;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!runExperiment(plan, control).problem);
    QVERIFY(timer.elapsed() < 300'000);
    QFile pid(QString::fromStdString(at("pid").string()));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QCOMPARE(::kill(pid.readAll().trimmed().toInt(), SIGKILL), 0);
}

void tst_Experiment::damagedFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto add = [](const char* name, const QByteArray& text, ErrorCode code) {
        QTest::newRow(name) << text << static_cast<int>(code);
    };
    const QByteArray head = R"({"tidemark":"experiment","version":"1.0","interval_ms":5,)"
                            R"("repeat":1,"warm_up":0,"commands":)";
    const QByteArray whole = head + R"([{"name":"a","arguments":["a"]}],"runs":[{"command":)";
    add("nothing", "", ErrorCode::Empty);
    add("no JSON", "{\"tidemark\":", ErrorCode::Malformed);
    add("a session", R"({"tidemark":"session","version":"1.0"})", ErrorCode::Malformed);
    add("a newer one", R"({"tidemark":"experiment","version":"2.0"})",
        ErrorCode::UnsupportedVersion);
    add("no command", head + "[]}", ErrorCode::Malformed);
    add("a command without arguments", head + R"([{"name":"a","arguments":[]}]})",
        ErrorCode::Malformed);
    add("a run of no command", whole + R"(7,"series":1,"file":"a.tidemark"}]})",
        ErrorCode::Malformed);
    add("a run elsewhere", whole + R"(0,"series":1,"file":"../a.tidemark"}]})",
        ErrorCode::Malformed);
    add("a wrong status", whole + R"(0,"series":1,"file":"a.tidemark","exit":-1}]})",
        ErrorCode::Malformed);
}

void tst_Experiment::damagedFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, code);
    QFile file(QString::fromStdString(at("e").string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const auto read = readExperiment(at("e"));
    QVERIFY(!read.has_value());
    QCOMPARE(static_cast<int>(read.error().code), code);
}

TIDEMARK_TEST(tst_Experiment)

#include "tst_experiment.moc"
