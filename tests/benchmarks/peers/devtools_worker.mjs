// SPDX-License-Identifier: GPL-3.0-or-later
// node [--max-old-space-size=MiB] devtools_worker.mjs FOLDER ROWS SNAPSHOT [SNAPSHOT]
//
// Opens one snapshot with the heap worker of DevTools, whose bundle is in FOLDER, and writes its
// class rows to the file ROWS as JSON; for a pair, the rows of their comparison. As in DevTools a
// second thread computes retainers and dominators. Rows are arrays: see rowsOf() and changesOf().
import { createReadStream, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, MessageChannel, Worker, workerData } from "node:worker_threads";

const kChunkBytes = 10_000_000; // as DevTools reads files
const kOldSpaceMiB = 14_000;

// Node before 22 lacks it.
Promise.withResolvers ??= () => {
    const result = {};
    result.promise = new Promise((fulfil, reject) => Object.assign(result, { resolve: fulfil, reject }));
    return result;
};

function workerOf(folder) {
    return import(pathToFileURL(resolve(folder, "devtools_worker_bundle.mjs")).href);
}

async function open(folder, file) {
    const { HeapSnapshotLoader } = await workerOf(folder);
    const { port1, port2 } = new MessageChannel();
    const second = new Worker(new URL(import.meta.url), {
        workerData: { folder, port: port2 },
        transferList: [port2],
        resourceLimits: { maxOldGenerationSizeMb: kOldSpaceMiB },
    });
    const loader = new HeapSnapshotLoader.HeapSnapshotLoader({ sendEvent() {} });
    for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: kChunkBytes })) {
        loader.write(chunk);
    }
    loader.close();
    const snapshot = await loader.buildSnapshot(port1);
    port1.close();
    await second.terminate();
    return snapshot;
}

/** [class key, name, count, distance, shallow bytes, retained bytes] of each class. */
function rowsOf(snapshot) {
    return Object.entries(snapshot.aggregatesWithFilter({})).map(([key, row]) => [
        key,
        row.name,
        row.count,
        row.distance,
        row.self,
        row.maxRet,
    ]);
}

/** [class key, name, added, removed, bytes added, bytes removed] of each class that changed. */
function changesOf(base, current) {
    const aggregates = base.aggregatesForDiff(current.interfaceDefinitions());
    return Object.entries(current.calculateSnapshotDiff(0, aggregates)).map(([key, row]) => [
        key,
        row.name,
        row.addedCount,
        row.removedCount,
        row.addedSize,
        row.removedSize,
    ]);
}

if (isMainThread) {
    const [folder, rowsFile, ...files] = process.argv.slice(2);
    const snapshots = [];
    for (const file of files) {
        snapshots.push(await open(folder, file));
    }
    const rows = snapshots.length === 1 ? rowsOf(snapshots[0]) : changesOf(...snapshots);
    writeFileSync(rowsFile, JSON.stringify(rows));
} else {
    const { HeapSnapshot } = await workerOf(workerData.folder);
    new HeapSnapshot.SecondaryInitManager(workerData.port);
}
