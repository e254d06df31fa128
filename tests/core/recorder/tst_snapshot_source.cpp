// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/process_recording.h"
#include "core/recorder/snapshot_source.h"
#include "tests/support/memory_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

using namespace tidemark;

class tst_SnapshotSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsASnapshotToTheRecording();
    void saysWhyThereIsNone();
    void canBeGivenUp();
    void takesOneWithoutARecording();
};

void tst_SnapshotSource::addsASnapshotToTheRecording()
{
    const test::MemoryTarget target;
    const QTemporaryDir folder;
    ProcessRecordingOptions options;
    options.file = folder.filePath(QStringLiteral("x.tidemark")).toStdString();
    auto recorder = recordProcess(target.pid(), options);
    QVERIFY(recorder);
    const auto request = std::make_shared<SnapshotRequest>();
    const std::int64_t asked = (*recorder)->position();
    (*recorder)->addSource(std::make_unique<SnapshotSource>(target.pid(), "idle",
                                                            takeMappings(target.pid()), request));
    QTRY_VERIFY(request->state().isOver);
    QVERIFY(!request->state().failure);
    QVERIFY(request->state().length > 0);
    (*recorder)->stop();
    QVERIFY((*recorder)->waitForEnd(std::chrono::seconds(20)));
    const auto recording = (*recorder)->recording();
    QCOMPARE(recording->snapshots.size(), 1U);
    const Snapshot& snapshot = *recording->snapshots.front();
    QCOMPARE(snapshot.label, std::string("idle"));
    QVERIFY(snapshot.position >= asked);
    QVERIFY(snapshot.mappings.total().rss > 0);
    const auto& markers = recording->timeline.markers;
    const auto marker = std::ranges::find(markers, MarkerKind::Snapshot, &Marker::kind);
    QVERIFY(marker != markers.end());
    QCOMPARE(marker->start, *snapshot.position);
    QCOMPARE(marker->name, std::string("idle"));
    const auto read = test::readFile(options.file);
    QVERIFY(read.has_value());
    QVERIFY(*read->front()->snapshots.front() == snapshot);
}

/// The recording goes on without it.
void tst_SnapshotSource::saysWhyThereIsNone()
{
    const test::MemoryTarget target;
    auto recorder = recordProcess(target.pid(), {});
    QVERIFY(recorder);
    const auto request = std::make_shared<SnapshotRequest>();
    constexpr std::int32_t kNobody = 1 << 22; // no PID is so large
    (*recorder)->addSource(
        std::make_unique<SnapshotSource>(kNobody, "", takeMappings(kNobody), request));
    QTRY_VERIFY(request->state().isOver);
    QCOMPARE(request->state().failure->code, ErrorCode::NoSuchProcess);
    QVERIFY((*recorder)->status().state == RecorderStatus::State::Watching);
    QVERIFY((*recorder)->recording()->snapshots.empty());
}

void tst_SnapshotSource::canBeGivenUp()
{
    const test::MemoryTarget target;
    auto recorder = recordProcess(target.pid(), {});
    QVERIFY(recorder);
    const auto request = std::make_shared<SnapshotRequest>();
    request->cancel();
    (*recorder)->addSource(
        std::make_unique<SnapshotSource>(target.pid(), "", takeMappings(target.pid()), request));
    QTRY_VERIFY(request->state().isOver);
    QCOMPARE(request->state().failure->code, ErrorCode::Cancelled);
}

void tst_SnapshotSource::takesOneWithoutARecording()
{
    const test::MemoryTarget target;
    TaskControl control;
    const auto taken = recordSnapshot(target.pid(), takeMappings(target.pid()), control);
    QVERIFY(taken);
    QCOMPARE((*taken)->snapshots.size(), 1U);
    QVERIFY((*taken)->program.find("memory_target") != std::string::npos);
    QVERIFY((*taken)->startedUnixNs.has_value());
    QCOMPARE((*taken)->snapshots.front()->mappings.pid, std::optional<std::int64_t>(target.pid()));
    QCOMPARE(recordSnapshot(1 << 22, takeMappings(1 << 22), control).error().code,
             ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_SnapshotSource)

#include "tst_snapshot_source.moc"
