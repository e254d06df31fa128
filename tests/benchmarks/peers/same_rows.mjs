// SPDX-License-Identifier: GPL-3.0-or-later
// node same_rows.mjs TIDEMARK ROWS
//
// Says whether the rows that tidemark-cli prints as JSON are those of devtools_worker.mjs, which
// gives arrays that begin with the key and the name. Ends with 1 if not, and names some.
import { readFileSync } from "node:fs";

const [ours, theirs] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, "utf8")));
const fields = ours.before
    ? ["key", "name", "added_count", "removed_count", "added_bytes", "removed_bytes"]
    : ["key", "name", "count", "distance", "shallow_bytes", "retained_bytes"];

const linesOf = rows => new Set(rows.map(row => JSON.stringify(row)));
const ourLines = linesOf(ours.types.map(row => fields.map(field => row[field])));
const theirLines = linesOf(theirs);
const onlyOurs = [...ourLines].filter(line => !theirLines.has(line));
const onlyTheirs = [...theirLines].filter(line => !ourLines.has(line));
if (onlyOurs.length + onlyTheirs.length === 0) {
    console.log(`yes, ${ourLines.size} rows`);
} else {
    console.log(`no, ${onlyOurs.length} of ${ourLines.size} rows differ from ${onlyTheirs.length} of ${theirLines.size}`);
    onlyOurs.slice(0, 5).forEach(line => console.log(`  Tidemark  ${line}`));
    onlyTheirs.slice(0, 5).forEach(line => console.log(`  DevTools  ${line}`));
    process.exitCode = 1;
}
