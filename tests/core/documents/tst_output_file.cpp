// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/output_file.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace tidemark;

class tst_OutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTargetChangesInCommit();
    void whatIsNotCommittedLeavesNoTrace();
    void growingWritesAtOnce();
    void longTextIsWrittenWhole();
    void aFullDiskIsReportedOnceAndForAll();
    void whatCannotBeCreated();
    void aTargetThatGoesAway();
    void replacingKeepsTheRights();
    void aNewFileFollowsTheUmask();
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
    auto file = OutputFile::replacing(path);
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
    write(path, "an older and longer one");
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
    if (!std::filesystem::exists("/dev/full")) {
        QSKIP("this system has no /dev/full");
    }
    auto file = OutputFile::replacing("/dev/full");
    QVERIFY(file.has_value()); // a device is written to directly
    file->append("text");
    const auto flushed = file->flush();
    QVERIFY(!flushed.has_value());
    QCOMPARE(flushed.error().code, ErrorCode::CannotWrite);
    QVERIFY(!flushed.error().detail.empty());
    file->append("more");
    QCOMPARE(file->flush().error(), flushed.error());
    QCOMPARE(file->commit().error(), flushed.error());
    QVERIFY(std::filesystem::is_character_file("/dev/full"));
}

void tst_OutputFile::whatCannotBeCreated()
{
    write(pathTo("file"), "x");
    for (const auto& path : {pathTo("no/such/folder.csv"), pathTo("file") / "below.csv", pathTo(""),
                             pathTo(std::string(300, 'n').c_str())}) {
        for (auto* const create : {&OutputFile::replacing, &OutputFile::growing}) {
            const auto file = create(path);
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
        auto file = OutputFile::replacing(path);
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
