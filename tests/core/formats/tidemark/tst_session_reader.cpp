// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/session_writer.h"
#include "core/formats/tidemark/session_reader.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace tidemark;

/// Sessions as files.
class tst_SessionReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void comesBackWhole();
    void anyNameComesBack();
    void aMovedFolderIsFound();
    void aMovedSessionIsFound();
    void isPrivate();
    void whatIsNoSession_data();
    void whatIsNoSession();
    void nonsenseCountsAsNotSet();
    void whatIsMissingIsStillNamed();

private:
    std::filesystem::path at(const char* name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    void touch(const char* name) const
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    Result<SessionDocument> readText(const QByteArray& text) const
    {
        QFile file(m_folder->filePath(QStringLiteral("text.tidemark-session")));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        file.close();
        return isWritten ? readSession(file.fileName().toStdString())
                         : Result<SessionDocument>(failure(ErrorCode::CannotWrite));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SessionReader::comesBackWhole()
{
    touch("runs/a.dat");
    touch("b.tidemark");
    SessionDocument session;
    session.files = {at("runs/a.dat"), at("b.tidemark")};
    session.recordings = {
        {1, 0, "after", "#ff0000", true, {0, 5}, {{-5, "early"}, {7, "a \"b\""}}, {}},
        {0, 2, "before", "", false, {}, {}, "old\n"}};
    session.current = 1;
    session.alignment = {AlignmentKind::Function, "main"};
    session.runs = {0, GroupRule::Pattern, {{"all", "*.dat"}, {"caf\xe9", "[a-c]*"}}, true};
    session.visible = AxisRange{-5, 9'200'000'000};
    session.selected = AxisRange{1, 2};
    session.roles = {SessionSnapshot{0, 3}, std::nullopt, SessionSnapshot{0, 1}};
    session.shown = SessionSnapshot{0, 1};
    session.type = "Map<K, V>";
    session.hunt = SessionHunt{{{{0, 1}, {1, 0}, {0, 2}}}, 20, 3, true};
    session.notes = "first line\nsecond \"line\"";
    QVERIFY(writeSession(at("all.tidemark-session"), session, Overwrite::Nothing));
    const auto read = readSession(at("all.tidemark-session"));
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    QVERIFY(*read == session);
    QVERIFY(writeSession(at("empty.tidemark-session"), {}, Overwrite::Nothing));
    QVERIFY(*readSession(at("empty.tidemark-session")) == SessionDocument());
}

/// Also one that is no UTF-8.
void tst_SessionReader::anyNameComesBack()
{
    SessionDocument session;
    session.files = {at("caf\xe9 \n\"x\".dat"), at("日本.dat")};
    session.recordings = {{0, 0, "caf\xe9", "", true, {}}, {1, 0, "日本", "", true, {}}};
    QVERIFY(writeSession(at("s.tidemark-session"), session, Overwrite::Nothing));
    QVERIFY(*readSession(at("s.tidemark-session")) == session);
}

void tst_SessionReader::aMovedFolderIsFound()
{
    touch("old/runs/a.dat");
    SessionDocument session;
    session.files = {at("old/runs/a.dat")};
    QVERIFY(writeSession(at("old/s.tidemark-session"), session, Overwrite::Nothing));
    QVERIFY(QDir(m_folder->path()).rename(QStringLiteral("old"), QStringLiteral("new")));
    const auto read = readSession(at("new/s.tidemark-session"));
    QVERIFY(read);
    QCOMPARE(read->files.front(), at("new/runs/a.dat"));
}

void tst_SessionReader::aMovedSessionIsFound()
{
    touch("runs/a.dat");
    touch("elsewhere/other");
    SessionDocument session;
    session.files = {at("runs/a.dat")};
    QVERIFY(writeSession(at("s.tidemark-session"), session, Overwrite::Nothing));
    QVERIFY(QFile::rename(QString::fromStdString(at("s.tidemark-session").string()),
                          QString::fromStdString(at("elsewhere/s.tidemark-session").string())));
    const auto read = readSession(at("elsewhere/s.tidemark-session"));
    QVERIFY(read);
    QCOMPARE(read->files.front(), at("runs/a.dat"));
}

void tst_SessionReader::isPrivate()
{
    QVERIFY(writeSession(at("s.tidemark-session"), {}, Overwrite::Nothing));
    struct stat status = {};
    QCOMPARE(::stat(at("s.tidemark-session").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void tst_SessionReader::whatIsNoSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto add = [](const char* name, const char* text, ErrorCode code) {
        QTest::newRow(name) << QByteArray(text) << static_cast<int>(code);
    };
    add("empty", "", ErrorCode::Empty);
    add("no JSON", "tidemark", ErrorCode::Malformed);
    add("cut off", R"({"tidemark":"session","version":"1.0","files":[)", ErrorCode::Malformed);
    add("a recording", R"({"tidemark":"recording","version":"1.0"})", ErrorCode::Malformed);
    add("no version", R"({"tidemark":"session"})", ErrorCode::Malformed);
    add("too new", R"({"tidemark":"session","version":"2.0"})", ErrorCode::UnsupportedVersion);
    add("a recording of no file",
        R"({"tidemark":"session","version":"1.0","files":[],"recordings":[{"file":0,"place":0}]})",
        ErrorCode::Malformed);
    add("a negative place",
        R"({"tidemark":"session","version":"1.0","files":[{"path":"a"}],)"
        R"("recordings":[{"file":0,"place":-1}]})",
        ErrorCode::Malformed);
}

void tst_SessionReader::whatIsNoSession()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto read = readText(text);
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
    QCOMPARE(readSession(at("not there")).error().code, ErrorCode::CannotOpen);
    QCOMPARE(readSession(m_folder->path().toStdString()).error().code, ErrorCode::CannotOpen);
}

void tst_SessionReader::nonsenseCountsAsNotSet()
{
    const auto read = readText(
        R"({"tidemark":"session","version":"1.9","later":[1],"files":[{"absolute":"/x/a"}],)"
        R"("recordings":[{"file":0,"place":0,"name":5,"series":[-1,"a",2]}],"current":7,)"
        R"("alignment":4,"runs":{"base":1,"groups":"x","patterns":[1,["a"],["a",2]],"difference":1},)"
        R"("visible":[9,1],"selected":[1],"snapshots":{"a":[4,0],"b":[0,-1],"c":5}})");
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    SessionDocument expected;
    expected.files = {"/x/a"};
    expected.recordings = {{0, 0, "", "", true, {2}}};
    QVERIFY(*read == expected);
}

void tst_SessionReader::whatIsMissingIsStillNamed()
{
    SessionDocument session;
    session.files = {at("gone/a.dat")};
    QVERIFY(writeSession(at("s.tidemark-session"), session, Overwrite::Nothing));
    QCOMPARE(readSession(at("s.tidemark-session"))->files.front(), at("gone/a.dat"));
}

TIDEMARK_TEST(tst_SessionReader)

#include "tst_session_reader.moc"
