// SPDX-License-Identifier: GPL-3.0-or-later
// node [--max-old-space-size=MiB] memlab_heap.mjs FOLDER SNAPSHOT [SNAPSHOT]
//
// Opens one snapshot with the memlab installed in FOLDER, which computes distances and retained
// sizes, and sums objects by class; for a pair, sums by class what is only in one, by id.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const { getFullHeapFromFile } = require("@memlab/heap-analysis");

function add(rows, node, count) {
    const key = node.type === "object" || node.type === "native" ? node.name : `(${node.type})`;
    const row = rows.get(key) ?? { added: 0, removed: 0, shallow: 0, retained: 0 };
    row[count] += 1;
    row.shallow += node.self_size;
    row.retained += node.retainedSize;
    rows.set(key, row);
}

/** Adds to rows each node that @p other lacks; all of them without another. */
function addMissing(rows, heap, other, count) {
    heap.nodes.forEach(node => {
        if (!other?.getNodeById(node.id)) {
            add(rows, node, count);
        }
    });
}

const heaps = [];
for (const file of files) {
    heaps.push(await getFullHeapFromFile(file));
}
const rows = new Map();
addMissing(rows, heaps.at(-1), heaps.length > 1 ? heaps[0] : undefined, "added");
if (heaps.length > 1) {
    addMissing(rows, heaps[0], heaps[1], "removed");
}
console.log(`${rows.size} classes`);
