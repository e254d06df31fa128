// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/output_file.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

const QByteArray kOwnRecording = "{\"tidemark\":\"recording\",\"version\":\"1.2\"}\n";

Result<OutputFile> replacing(const std::filesystem::path& path, Overwrite overwrite)
{
    return OutputFile::replacing(path, overwrite);
}

} // namespace

class tst_OutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTargetChangesInCommit();
    void whatIsNotCommittedLeavesNoTrace();
    void growingWritesAtOnce();
    void growingTakesItsPlaceInTheFirstFlush();
    void otherNamesKeepTheContent();
    void keepsWhatMayNotBeLost_data();
    void keepsWhatMayNotBeLost();
    void writesOnlyToFiles();
    void ofTwoOnlyOneGetsThePlace();
    void whatCameMeanwhileStays();
    void longTextIsWrittenWhole();
    void aFullDiskIsReportedOnceAndForAll();
    void whatCannotBeCreated();
    void aTargetThatGoesAway();
    void replacingKeepsTheRights();
    void aNewFileFollowsTheUmask();
    void recordingsAreTheirOwnersOnly();
    void movedFilesCloseOnce();

private:
    std::filesystem::path pathTo(const char* name) const;
    QByteArray contentOf(const std::filesystem::path& path) const;
    void write(const std::filesystem::path& path, const QByteArray& content) const;
    qsizetype files() const { return QDir(m_folder->path()).entryList(QDir::Files).size(); }
    static int rightsOf(const std::filesystem::path& path);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_OutputFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

std::filesystem::path tst_OutputFile::pathTo(const char* name) const
{
    return std::filesystem::path(m_folder->path().toStdString()) / name;
}

QByteArray tst_OutputFile::contentOf(const std::filesystem::path& path) const
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

void tst_OutputFile::write(const std::filesystem::path& path, const QByteArray& content) const
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

int tst_OutputFile::rightsOf(const std::filesystem::path& path)
{
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<int>(status.st_mode & 0777) : -1;
}

void tst_OutputFile::theTargetChangesInCommit()
{
    const auto path = pathTo("out.csv");
    write(path, "before");
    auto file = OutputFile::replacing(path, Overwrite::AnyFile);
    QVERIFY(file.has_value());
    file->append("after");
    QVERIFY(file->flush().has_value());
    QCOMPARE(contentOf(path), QByteArray("before"));
    QVERIFY(file->commit().has_value());
    QCOMPARE(contentOf(path), QByteArray("after"));
    QCOMPARE(files(), 1);
}

void tst_OutputFile::whatIsNotCommittedLeavesNoTrace()
{
    const auto path = pathTo("out.csv");
    {
        auto file = OutputFile::replacing(path);
        QVERIFY(file.has_value());
        file->append("half");
        QVERIFY(file->flush().has_value());
        QCOMPARE(files(), 1); // the part beside it
    }
    QCOMPARE(files(), 0);
}

void tst_OutputFile::growingWritesAtOnce()
{
    const auto path = pathTo("live.tidemark");
    auto file = OutputFile::growing(path);
    QVERIFY(file.has_value());
    QCOMPARE(contentOf(path), QByteArray());
    file->append("one");
    QVERIFY(file->flush().has_value());
    QCOMPARE(contentOf(path), QByteArray("one"));
    file->append(" two");
    QCOMPARE(contentOf(path), QByteArray("one"));
    QVERIFY(file->commit().has_value());
    QCOMPARE(contentOf(path), QByteArray("one two"));
    QCOMPARE(files(), 1);
}

/// What starts to grow may still fail, as a program that cannot be started.
void tst_OutputFile::growingTakesItsPlaceInTheFirstFlush()
{
    for (const QByteArray& before : {kOwnRecording, QByteArray()}) {
        const auto path = pathTo("yesterday.tidemark");
        write(path, before);
        {
            auto file = OutputFile::growing(path);
            QVERIFY(file.has_value());
            file->append("today");
        }
        QCOMPARE(contentOf(path), before);
        QCOMPARE(files(), 1);
        auto file = OutputFile::growing(path);
        QVERIFY(file.has_value());
        file->append("today");
        QVERIFY(file->flush().has_value());
        QCOMPARE(contentOf(path), QByteArray("today"));
        QCOMPARE(files(), 1);
    }
    {
        auto file = OutputFile::growing(pathTo("new.tidemark"));
        QVERIFY(file.has_value());
        QCOMPARE(files(), 2);
    }
    QCOMPARE(files(), 1);
}

/// Where backups are hard links, the old content has another name.
void tst_OutputFile::otherNamesKeepTheContent()
{
    const auto path = pathTo("yesterday.tidemark");
    write(path, kOwnRecording);
    std::filesystem::create_hard_link(path, pathTo("backup.tidemark"));
    auto file = OutputFile::growing(path);
    QVERIFY(file.has_value());
    file->append("today");
    QVERIFY(file->commit().has_value());
    QCOMPARE(contentOf(path), QByteArray("today"));
    QCOMPARE(contentOf(pathTo("backup.tidemark")), kOwnRecording);
}

void tst_OutputFile::keepsWhatMayNotBeLost_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("allowedBy"); // beside AnyFile
    QTest::addRow("nothing") << QByteArray() << QStringLiteral("OwnRecordings Pictures");
    QTest::addRow("recording") << kOwnRecording << QStringLiteral("OwnRecordings");
    QTest::addRow("export") << QByteArray("{\"tidemark\":1,\"recordings\":[]}") << QString();
    QTest::addRow("script") << QByteArray("import sys\n") << QString();
    QTest::addRow("zero byte") << QByteArray("\0", 1) << QString();
    QTest::addRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n...") << QStringLiteral("Pictures");
    QTest::addRow("SVG") << QByteArray("<?xml version=\"1.0\"?>\n<svg width=\"1\"/>")
                         << QStringLiteral("Pictures");
    QTest::addRow("XML") << QByteArray("<?xml version=\"1.0\"?>\n<note/>") << QString();
}

void tst_OutputFile::keepsWhatMayNotBeLost()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, allowedBy);
    const auto path = pathTo("there");
    const auto isReplaced = [&](Overwrite overwrite, auto* create) {
        write(path, content);
        auto file = create(path, overwrite);
        if (file) {
            file->append("new");
            return file->commit().has_value() && contentOf(path) == "new";
        }
        return file.error() != Error{ErrorCode::CannotWrite, std::string(kFileInPlace), {}, {}} ||
               contentOf(path) != content;
    };
    for (auto* const create : {&replacing, &OutputFile::growing}) {
        QVERIFY(!isReplaced(Overwrite::Nothing, create));
        QCOMPARE(isReplaced(Overwrite::OwnRecordings, create), allowedBy.contains("OwnRecordings"));
        QCOMPARE(isReplaced(Overwrite::Pictures, create), allowedBy.contains("Pictures"));
        QVERIFY(isReplaced(Overwrite::AnyFile, create));
    }
    QCOMPARE(files(), 1);
}

void tst_OutputFile::writesOnlyToFiles()
{
    write(pathTo("target"), "");
    std::filesystem::create_symlink("target", pathTo("link"));
    std::filesystem::create_symlink("none", pathTo("dangling"));
    std::filesystem::create_directory(pathTo("folder"));
    QCOMPARE(::mkfifo(pathTo("pipe").c_str(), 0600), 0);
    const std::map<std::filesystem::path, std::string_view> all{
        {pathTo("link"), kLinkInPlace},     {pathTo("dangling"), kLinkInPlace},
        {pathTo("folder"), kFolderInPlace}, {pathTo("pipe"), kDeviceInPlace},
        {"/dev/null", kDeviceInPlace},      {"/dev/full", kDeviceInPlace}};
    for (const auto& [path, kind] : all) {
        for (auto* const create : {&replacing, &OutputFile::growing}) {
            const auto file = create(path, Overwrite::AnyFile);
            QVERIFY2(!file.has_value(), path.c_str());
            QCOMPARE(file.error().detail, std::string(kind));
        }
    }
    QVERIFY(std::filesystem::is_symlink(pathTo("link")));
    QVERIFY(!std::filesystem::exists(pathTo("none")));
    QVERIFY(std::filesystem::is_fifo(pathTo("pipe")));
    QVERIFY(std::filesystem::is_character_file("/dev/null"));
}

void tst_OutputFile::ofTwoOnlyOneGetsThePlace()
{
    for (const QByteArray& before : {QByteArray("no file"), QByteArray(), kOwnRecording}) {
        const auto path = pathTo(QByteArray("shared") + QByteArray::number(before.size()));
        if (before != "no file") {
            write(path, before);
        }
        auto first = OutputFile::growing(path);
        QVERIFY(first.has_value());
        const auto isRefused = [&path] {
            return OutputFile::growing(path, Overwrite::AnyFile).error().detail == kInUse &&
                   OutputFile::replacing(path, Overwrite::AnyFile).error().detail == kInUse;
        };
        QVERIFY(isRefused());
        first->append("first");
        QVERIFY(first->flush().has_value());
        QVERIFY(isRefused());
        QVERIFY(first->commit().has_value());
        QVERIFY(OutputFile::growing(path, Overwrite::AnyFile).has_value());
        QCOMPARE(contentOf(path), QByteArray("first"));
    }
}

void tst_OutputFile::whatCameMeanwhileStays()
{
    const auto path = pathTo("out.csv");
    auto file = OutputFile::replacing(path, Overwrite::AnyFile);
    QVERIFY(file.has_value());
    write(path, "another's");
    file->append("ours");
    QCOMPARE(file->commit().error().detail, std::string(kFileInPlace));
    QCOMPARE(contentOf(path), QByteArray("another's"));
    QCOMPARE(files(), 1);
}

void tst_OutputFile::longTextIsWrittenWhole()
{
    const auto path = pathTo("long.csv");
    auto file = OutputFile::replacing(path);
    QVERIFY(file.has_value());
    QByteArray expected;
    for (int i = 0; i < 60'000; ++i) {
        const QByteArray line = "line " + QByteArray::number(i) + '\n';
        file->append(line.toStdString());
        expected += line;
    }
    QVERIFY(file->commit().has_value());
    QVERIFY(contentOf(path) == expected);
}

void tst_OutputFile::aFullDiskIsReportedOnceAndForAll()
{
    auto file = OutputFile::growing(pathTo("full.tidemark"));
    QVERIFY(file.has_value());
    const test::FileSizeLimit limit(3);
    file->append("text");
    const auto flushed = file->flush();
    QVERIFY(!flushed.has_value());
    QCOMPARE(flushed.error().code, ErrorCode::CannotWrite);
    QVERIFY(!flushed.error().detail.empty());
    file->append("more");
    QCOMPARE(file->flush().error(), flushed.error());
    QCOMPARE(file->commit().error(), flushed.error());
}

void tst_OutputFile::whatCannotBeCreated()
{
    write(pathTo("file"), "x");
    for (const auto& path : {pathTo("no/such/folder.csv"), pathTo("file") / "below.csv", pathTo(""),
                             pathTo(std::string(300, 'n').c_str())}) {
        for (auto* const create : {&replacing, &OutputFile::growing}) {
            const auto file = create(path, Overwrite::AnyFile);
            QVERIFY2(!file.has_value(), path.c_str());
            QCOMPARE(file.error().code, ErrorCode::CannotWrite);
            QVERIFY(!file.error().detail.empty());
        }
    }
    QCOMPARE(files(), 1);
}

void tst_OutputFile::aTargetThatGoesAway()
{
    std::filesystem::create_directory(pathTo("folder"));
    auto file = OutputFile::replacing(pathTo("folder/out.csv"));
    QVERIFY(file.has_value());
    file->append("text");
    std::filesystem::remove_all(pathTo("folder"));
    const auto committed = file->commit();
    QVERIFY(!committed.has_value());
    QCOMPARE(committed.error().code, ErrorCode::CannotWrite);
    QVERIFY(!std::filesystem::exists(pathTo("folder")));
}

/// A recording may hold command lines that are nobody else's business.
void tst_OutputFile::replacingKeepsTheRights()
{
    const auto path = pathTo("mine.tidemark");
    write(path, "before");
    for (const int rights : {0600, 0640, 0664}) {
        QCOMPARE(::chmod(path.c_str(), static_cast<mode_t>(rights)), 0);
        auto file = OutputFile::replacing(path, Overwrite::AnyFile);
        QVERIFY(file.has_value());
        file->append("after");
        QVERIFY(file->commit().has_value());
        QCOMPARE(rightsOf(path), rights);
    }
    QCOMPARE(contentOf(path), QByteArray("after"));
}

void tst_OutputFile::aNewFileFollowsTheUmask()
{
    const mode_t before = ::umask(027);
    auto file = OutputFile::replacing(pathTo("new.csv"));
    ::umask(before);
    QVERIFY(file.has_value());
    QVERIFY(file->commit().has_value());
    QCOMPARE(rightsOf(pathTo("new.csv")), 0640);
}

/// They hold what a program printed, and its command line.
void tst_OutputFile::recordingsAreTheirOwnersOnly()
{
    auto growing = OutputFile::growing(pathTo("new.tidemark"));
    QVERIFY(growing.has_value() && growing->commit().has_value());
    QCOMPARE(rightsOf(pathTo("new.tidemark")), 0600);
    auto saved = OutputFile::replacing(pathTo("saved.tidemark"), Overwrite::OwnRecordings,
                                       Privacy::OwnerOnly);
    QVERIFY(saved.has_value() && saved->commit().has_value());
    QCOMPARE(rightsOf(pathTo("saved.tidemark")), 0600);
}

void tst_OutputFile::movedFilesCloseOnce()
{
    auto file = OutputFile::replacing(pathTo("out.csv"));
    QVERIFY(file.has_value());
    file->append("moved");
    {
        OutputFile moved(std::move(*file));
        QVERIFY(moved.commit().has_value());
    }
    QCOMPARE(contentOf(pathTo("out.csv")), QByteArray("moved"));
}

TIDEMARK_TEST(tst_OutputFile)

#include "tst_output_file.moc"
