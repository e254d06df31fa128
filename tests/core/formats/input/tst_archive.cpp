// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/archive.h"
#include "tests/support/compressing.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tidemark;

namespace
{

ByteOrigin inMemory(std::string bytes)
{
    return {{}, std::make_shared<const std::string>(std::move(bytes))};
}

std::string contentOf(ByteSource& source)
{
    std::string content;
    (void)readFully(source, content, 1U << 20U);
    return content;
}

} // namespace

class tst_Archive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreListed();
    void aFileIsRead();
    void damage();
    void bombs();
    void onlyFileIsTheInput();
    void severalFilesAreMembers();
};

void tst_Archive::filesAreListed()
{
    const auto members = membersOfZip(inMemory(test::zip({{"run/", ""},
                                                          {"run/a.csv", "t,rss\n"},
                                                          {"__MACOSX/._a.csv", "x"},
                                                          {"run/.DS_Store", "x"},
                                                          {"empty.txt", ""},
                                                          {"b.dat", "MEM 1 2\n"}})));
    QVERIFY(members.has_value());
    QCOMPARE(members->size(), 2U);
    QCOMPARE(members->at(0).name, std::string("run/a.csv"));
    QCOMPARE(members->at(1).name, std::string("b.dat"));
    QVERIFY(!members->at(0).isEncrypted);
}

void tst_Archive::aFileIsRead()
{
    const std::string large(700'000, 'x');
    const ByteOrigin memory = inMemory(test::zip({{"a", "first"}, {"b", large}}));
    const QTemporaryDir folder;
    const ByteOrigin file{folder.filePath("x.zip").toStdString(), nullptr};
    std::ofstream(file.path, std::ios::binary) << *memory.bytes;
    for (const ByteOrigin& origin : {memory, file}) {
        const auto members = membersOfZip(origin);
        QCOMPARE(contentOf(**openZipMember(origin, members->at(0))), std::string("first"));
        QVERIFY(contentOf(**openZipMember(origin, members->at(1))) == large);
    }
}

void tst_Archive::damage()
{
    const std::string whole = test::zip({{"a.csv", "t,rss\n0,1\n"}});
    for (std::size_t length = 4; length < whole.size(); ++length) {
        const auto input = Input::fromBytes(whole.substr(0, length));
        QVERIFY(!input.has_value());
        QVERIFY(input.error().code == ErrorCode::BadCompression ||
                input.error().code == ErrorCode::Empty);
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        (void)test::readAnyText(damaged); // an answer of some kind
    }
}

void tst_Archive::bombs()
{
    const std::string bomb = test::zip({{"a.csv", std::string(200U << 20U, '\0')}});
    QVERIFY(bomb.size() < 300'000);
    auto input = Input::fromBytes(bomb);
    QVERIFY(input.has_value());
    TaskControl control;
    QCOMPARE(input->readAll(1U << 30U, control).error().code, ErrorCode::TooCompressed);
}

void tst_Archive::onlyFileIsTheInput()
{
    const auto input =
        Input::fromBytes(test::zip({{"x/", ""}, {"x/a.csv.gz", test::gzip("t,rss\n")}}));
    QVERIFY(input.has_value());
    QVERIFY(input->members().empty());
    QCOMPARE(std::string(input->head()), std::string("t,rss\n"));
    QCOMPARE(Input::fromBytes(test::zip({{"a", ""}})).error().code, ErrorCode::Empty);
}

void tst_Archive::severalFilesAreMembers()
{
    const auto input = Input::fromBytes(test::zip({{"a", "1"}, {"b", "22"}}));
    QVERIFY(input.has_value());
    QCOMPARE(input->members().size(), 2U);
    QVERIFY(input->head().empty());
    QCOMPARE(std::string(input->member(0)->head()), std::string("1"));
    QCOMPARE(std::string(input->member(1)->head()), std::string("22"));
}

TIDEMARK_TEST(tst_Archive)

#include "tst_archive.moc"
