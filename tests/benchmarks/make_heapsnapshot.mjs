// SPDX-License-Identifier: GPL-3.0-or-later
// node [--max-old-space-size=MiB] make_heapsnapshot.mjs FOLDER [SIZE] [SEED] [LEAK]
//
// Builds classes, maps, closures, typed arrays and strings, then writes FOLDER/before.heapsnapshot
// and FOLDER/after.heapsnapshot with a known leak in between, and FOLDER/truth.json with what was
// done. SIZE 1 is about 20 MB, SIZE 28 about 530 MB; the same SEED builds the same objects. The
// leak is LEAK times 2 MB for each SIZE; LEAK 0 writes before.heapsnapshot alone.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeHeapSnapshot } from "node:v8";

const [folder, sizeText = "1", seedText = "1", leakText = "1"] = process.argv.slice(2);
const size = Number(sizeText);
const leak = Number(leakText);
if (!folder || !(size > 0) || !(leak >= 0)) {
    console.error("usage: node make_heapsnapshot.mjs FOLDER [SIZE] [SEED] [LEAK]");
    process.exit(2);
}

let state = Number(seedText) >>> 0;
/** A whole number below limit, from a small generator (mulberry32) that any engine repeats. */
function below(limit) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
}

class User {
    constructor(id) {
        this.id = id;
        this.name = `user ${id} of ${below(1000)}`;
        this.tags = [`tag${below(50)}`, `tag${below(50)}`];
        this.address = { street: `street ${below(500)}`, city: `city ${below(40)}` };
    }
}

/** Some of those who came before, mostly the latest ones, so that memory is touched as in a program. */
function friendsAmong(people) {
    const latest = Math.min(people.length, 500);
    return Array.from({ length: 36 }, () => people[people.length - 1 - below(below(8) === 0 ? people.length : latest)]);
}

class Order {
    constructor(id, user) {
        this.id = id;
        this.user = user;
        this.lines = Array.from({ length: 1 + below(4) }, () => ({ item: below(1000), price: below(9999) / 100 }));
    }
}

class TreeNode {
    constructor(depth) {
        this.value = below(1_000_000) + 0.5;
        this.left = depth > 0 ? new TreeNode(depth - 1) : null;
        this.right = depth > 0 ? new TreeNode(depth - 1) : null;
    }
}

class SteadyThing {
    constructor(id) {
        this.id = id;
    }
}

class LeakyThing {
    constructor(id) {
        this.id = id;
        this.payload = `leaked text ${id} ${"x".repeat(40 + below(80))}`;
        this.buffer = new Uint8Array(64);
    }
}

class ChurnThing {
    constructor(id) {
        this.id = id;
        this.note = `note ${id}`;
    }
}

function handlerFor(order) {
    const started = below(1_000_000);
    return () => order.id + started;
}

const count = Math.round(size * 6000);
const users = new Map();
const people = [];
const orders = [];
const handlers = new Set();
const registry = new WeakMap();
for (let i = 0; i < count; ++i) {
    const user = new User(i);
    users.set(`key ${i}`, user);
    people.push(user);
    user.friends = friendsAmong(people);
    const order = new Order(i, user);
    orders.push(order);
    if (i % 2 === 0) {
        handlers.add(handlerFor(order));
    }
    if (i % 5 === 0) {
        registry.set(user, { seen: below(1000) });
    }
}
const trees = Array.from({ length: Math.ceil(size * 4) }, () => new TreeNode(9));
const steady = Array.from({ length: 100 }, (_, i) => new SteadyThing(i));
const churn = new Map();
for (let i = 0; i < 1000; ++i) {
    churn.set(i, new ChurnThing(i));
}
const chain = { next: null };
for (let i = 0, last = chain; i < count; ++i) {
    last.next = { next: null };
    last = last.next;
}

mkdirSync(folder, { recursive: true });
writeHeapSnapshot(join(folder, "before.heapsnapshot"));

/** Grows and churns, then writes the second snapshot and what was done. */
function writeAfter() {
    const leaked = Math.round(size * leak * 2000);
    const cache = { leakyData: [] };
    /** Holds the cache in its context: the one edge that keeps all that leaks. */
    function remember(thing) {
        cache.leakyData.push(thing);
    }
    for (let i = 0; i < leaked; ++i) {
        remember(new LeakyThing(i));
    }
    for (let i = 0; i < 1000; i += 3) {
        churn.set(i, new ChurnThing(1000 + i));
    }
    orders.push(...Array.from({ length: 64 }, (_, i) => orders[i]));
    writeHeapSnapshot(join(folder, "after.heapsnapshot"));

    const replaced = Math.ceil(1000 / 3);
    const truth = {
        LeakyThing: { added: leaked, removed: 0 },
        ChurnThing: { added: replaced, removed: replaced },
        SteadyThing: { added: 0, removed: 0 },
    };
    writeFileSync(join(folder, "truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
    return remember;
}

const remember = leak > 0 ? writeAfter() : null;
// Everything stays in use until both files are written.
console.log(users.size + people.length + orders.length + handlers.size + trees.length + steady.length + churn.size, chain.next !== null, registry.has(users.get("key 0")), remember?.name);
