// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_follower.h"
#include "tests/support/growing_file.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace tidemark;

namespace
{

using News = TidemarkFollower::News;

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class tst_TidemarkFollower final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsNew();
    void equalsTheReaderAtEveryCut_data();
    void equalsTheReaderAtEveryCut();
    void halfALineWaits();
    void whatItGaveStaysAsItWas();
    void followsTheLastOfSeveral();
    void anotherRecordingAfterItIsNotTakenIn();
    void anotherFileIsNoticed_data();
    void anotherFileIsNoticed();
    void aFileThatNobodyWritesIsNotRead();
    void longLinesAreBounded();
    void memoryIsBounded();
    void cancelledReadingGoesOn();
    void aNewerVersionIsRefused();

private:
    std::filesystem::path path() const
    {
        return m_folder.filePath(QTest::currentTestFunction()).toStdString();
    }
    static News look(TidemarkFollower& follower)
    {
        TaskControl control;
        return follower.readMore(control).value();
    }
    static std::size_t samplesOf(const TidemarkFollower& follower)
    {
        const auto recording = follower.recording(false);
        return recording ? recording->timeline.series.at(0).size() : 0;
    }

    QTemporaryDir m_folder;
};

void tst_TidemarkFollower::readsWhatIsNew()
{
    test::GrowingFile file(path());
    file.appendRows(3);
    TidemarkFollower follower(file.path(), 0);
    QVERIFY(follower.recording(false) == nullptr);
    QCOMPARE(look(follower), News::More);
    QCOMPARE(samplesOf(follower), 3U);
    QCOMPARE(look(follower), News::None);
    file.appendRows(40'000); // beyond one block
    file.append("{\"series\":[{\"group\":1,\"kind\":\"pss\",\"name\":\"PSS\"}]}\n[1,7,4096]\n");
    QCOMPARE(look(follower), News::More);
    QCOMPARE(samplesOf(follower), 40'003U);
    QVERIFY(follower.recording(false)->warnings.empty());
    file.end();
    QCOMPARE(look(follower), News::Ended);
    const auto whole = test::readFile(file.path());
    QVERIFY(whole && *whole->front() == *follower.recording(false));
    QCOMPARE(whole->front()->timeline.series.size(), 2U);
}

void tst_TidemarkFollower::equalsTheReaderAtEveryCut_data()
{
    QTest::addColumn<std::string>("content");
    const std::string plain = bytesOf(TIDEMARK_FIXTURES "/tidemark/list_sum.tidemark");
    std::string damaged = plain;
    damaged.insert(damaged.find("\n[0,") + 1, "[0,\n{\"later\":1}\n\n[0,1]\n[0,5,9]\n[0,2,9]\n");
    std::string windows = "\xef\xbb\xbf";
    for (const char c : plain) {
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    }
    QTest::addRow("as written") << plain;
    QTest::addRow("damaged") << damaged;
    QTest::addRow("mark and CRLF") << windows;
}

void tst_TidemarkFollower::equalsTheReaderAtEveryCut()
{
    QFETCH(std::string, content);
    const auto file = path();
    std::filesystem::remove(file);
    std::ofstream writing(file, std::ios::binary);
    TidemarkFollower follower(file, 0);
    std::size_t compared = 0;
    for (const char c : content) {
        writing << c << std::flush;
        const News news = look(follower);
        QCOMPARE(news == News::None, c != '\n');
        const auto read = test::readFile(file);
        if (read && c == '\n') {
            const auto followed = follower.recording(news == News::More);
            QVERIFY(*followed == *read->front());
            ++compared;
        }
    }
    QVERIFY(compared > 10);
}

void tst_TidemarkFollower::halfALineWaits()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    TidemarkFollower follower(file.path(), 0);
    QCOMPARE(look(follower), News::More);
    file.append("[0,200000000,1"); // 1 byte so far, and it would be a wrong number
    QCOMPARE(look(follower), News::None);
    QCOMPARE(samplesOf(follower), 1U);
    file.append("048576]");
    QCOMPARE(look(follower), News::None);
    file.append("\n");
    QCOMPARE(look(follower), News::More);
    QCOMPARE((*follower.recording(false)->timeline.series[0].values)[1], 1048576.0);
}

void tst_TidemarkFollower::whatItGaveStaysAsItWas()
{
    test::GrowingFile file(path());
    file.appendRows(5);
    file.append("[0,3,4096]\n"); // back in time: put in order in what is handed out
    TidemarkFollower follower(file.path(), 0);
    look(follower);
    const auto early = follower.recording(false);
    QCOMPARE(early->timeline.series[0].size(), 6U);
    QCOMPARE((*early->timeline.series[0].positions)[0], 3);
    file.appendRows(100'000);
    look(follower);
    QCOMPARE(early->timeline.series[0].size(), 6U);
    QCOMPARE(samplesOf(follower), 100'006U);
    QVERIFY(test::warningOf(*follower.recording(true), WarningCode::FileCutOff).has_value());
    QVERIFY(!test::warningOf(*follower.recording(false), WarningCode::FileCutOff).has_value());
}

void tst_TidemarkFollower::followsTheLastOfSeveral()
{
    test::GrowingFile file(path());
    const std::string head = bytesOf(file.path());
    file.appendRows(2);
    file.append("{\"end\":\"recording\"}\n" + head);
    file.appendRows(3);
    TidemarkFollower follower(file.path(), 1);
    QCOMPARE(look(follower), News::More);
    QCOMPARE(samplesOf(follower), 3U);
}

void tst_TidemarkFollower::anotherRecordingAfterItIsNotTakenIn()
{
    test::GrowingFile file(path());
    const std::string head = bytesOf(file.path());
    file.appendRows(2);
    TidemarkFollower follower(file.path(), 0);
    QCOMPARE(look(follower), News::More);
    file.append(head); // without an end before it
    file.appendRows(3);
    QCOMPARE(look(follower), News::Ended);
    QCOMPARE(samplesOf(follower), 2U);
}

void tst_TidemarkFollower::anotherFileIsNoticed_data()
{
    QTest::addColumn<QString>("what");
    for (const char* const what : {"removed", "emptied", "rewritten", "replaced", "a folder"}) {
        QTest::addRow("%s", what) << QString::fromLatin1(what);
    }
}

void tst_TidemarkFollower::anotherFileIsNoticed()
{
    QFETCH(QString, what);
    std::filesystem::remove_all(path());
    test::GrowingFile file(path());
    file.appendRows(100);
    TidemarkFollower follower(file.path(), 0);
    QCOMPARE(look(follower), News::More);
    if (what == "emptied") {
        file.begin();
    } else if (what == "rewritten") { // and already longer than it was
        file.begin();
        file.nextRow();
        file.appendRows(200);
    } else {
        std::filesystem::remove(file.path());
    }
    if (what == "replaced") {
        std::ofstream(file.path()) << std::string(100'000, 'x');
    } else if (what == "a folder") {
        std::filesystem::create_directory(file.path());
    }
    QCOMPARE(look(follower), News::Other);
    QCOMPARE(samplesOf(follower), 100U);
}

void tst_TidemarkFollower::aFileThatNobodyWritesIsNotRead()
{
    test::GrowingFile file(path());
    file.appendRows(2);
    file.age();
    TidemarkFollower follower(file.path(), 0);
    QCOMPARE(look(follower), News::None);
    QVERIFY(follower.recording(false) == nullptr);
    file.appendRows(1);
    file.age(); // its size tells
    QCOMPARE(look(follower), News::More);
    QCOMPARE(samplesOf(follower), 3U);
}

void tst_TidemarkFollower::longLinesAreBounded()
{
    test::GrowingFile file(path());
    TidemarkFollower follower(file.path(), 0);
    QCOMPARE(look(follower), News::More);
    for (int i = 0; i < 20; ++i) {
        file.append(std::string(1U << 20U, '['));
        QCOMPARE(look(follower), News::None);
    }
    file.append("\n");
    file.appendRows(1);
    QCOMPARE(look(follower), News::More);
    QCOMPARE(samplesOf(follower), 1U);
    QCOMPARE(test::warningOf(*follower.recording(false), WarningCode::LinesSkipped)->line,
             std::optional<std::uint64_t>(2));
}

/// Another program decides how much comes at once.
void tst_TidemarkFollower::memoryIsBounded()
{
    test::GrowingFile file(path());
    file.appendRows(3);
    TidemarkFollower follower(file.path(), 0);
    TaskControl control;
    constexpr std::uint64_t kLittle = 64U << 10U;
    QCOMPARE(follower.readMore(control, kLittle).value(), News::More);
    const std::string name(1U << 20U, 'n');
    for (int i = 0; i < 64; ++i) { // more than what earlier tests gave back
        file.append(R"({"marker":{"kind":"mark","name":")" + name +
                    R"(","start":1,"end":1}})"
                    "\n");
    }
    const auto more = follower.readMore(control, kLittle);
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::TooLarge);
    QCOMPARE(samplesOf(follower), 3U); // what was read stays
}

void tst_TidemarkFollower::cancelledReadingGoesOn()
{
    struct SecondLook final : TaskControl {
        bool cancelled() const override { return ++m_looks > 1; }
        mutable int m_looks = 0;
    };
    test::GrowingFile file(path());
    file.appendRows(40'000);
    TidemarkFollower follower(file.path(), 0);
    SecondLook control;
    QCOMPARE(follower.readMore(control).error().code, ErrorCode::Cancelled);
    QCOMPARE(look(follower), News::More);
    QCOMPARE(samplesOf(follower), 40'000U);
}

void tst_TidemarkFollower::aNewerVersionIsRefused()
{
    test::GrowingFile file(path());
    file.append("{\"tidemark\":\"recording\",\"version\":\"2.0\"}\n");
    TidemarkFollower follower(file.path(), 0);
    TaskControl control;
    QCOMPARE(follower.readMore(control).error().code, ErrorCode::UnsupportedVersion);
}

TIDEMARK_TEST(tst_TidemarkFollower)
#include "tst_tidemark_follower.moc"
