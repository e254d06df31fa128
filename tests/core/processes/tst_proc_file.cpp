// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/proc_file.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTemporaryFile>
#include <QtTest/QTest>

#include <unistd.h>

using namespace tidemark;

class tst_ProcFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPieceIsAllThereIs_data();
    void aPieceIsAllThereIs();
    void aPieceIsOfNow();
    void failsOnceTheProcessHasEnded();
};

void tst_ProcFile::aPieceIsAllThereIs_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1400, 4095, 4096, 4097, 100'000}) {
        QTest::addRow("%d", size) << size;
    }
}

/// Also where it is longer than what is usually read at once.
void tst_ProcFile::aPieceIsAllThereIs()
{
    QFETCH(int, size);
    QTemporaryFile file;
    QVERIFY(file.open());
    QByteArray text;
    for (int i = 0; i < size; ++i) {
        text += static_cast<char>('a' + i % 26);
    }
    file.write(text);
    file.flush();
    auto opened = ProcFile::open(file.fileName().toStdString());
    QVERIFY(opened);
    for (int i = 0; i < 2; ++i) { // from its start again
        const auto piece = opened->readPiece();
        QVERIFY(piece);
        QCOMPARE(QByteArray(piece->data(), static_cast<qsizetype>(piece->size())), text);
    }
}

void tst_ProcFile::aPieceIsOfNow()
{
    test::MemoryTarget target;
    auto status = ProcFile::open(procPath(target.pid(), "status"));
    QVERIFY(status);
    const std::string before(status->readPiece().value_or(""));
    QVERIFY(before.starts_with("Name:\tmemory_target\n") && before.ends_with('\n'));
    target.tell("thread");
    QVERIFY(status->readPiece().value_or("").find("Threads:\t2\n") != std::string_view::npos);
}

void tst_ProcFile::failsOnceTheProcessHasEnded()
{
    test::MemoryTarget target;
    auto status = ProcFile::open(procPath(target.pid(), "status"));
    QVERIFY(status && status->readPiece());
    target.end();
    QCOMPARE(status->readPiece().error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(status->read().error().code, ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_ProcFile)
#include "tst_proc_file.moc"
