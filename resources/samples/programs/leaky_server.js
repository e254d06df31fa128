// SPDX-License-Identifier: GPL-3.0-or-later
// leaky_server.js [FOLDER]: a server that keeps the session of each request, which it makes itself, 40
// times a second. With a folder it writes a heap snapshot there at once, the next one 400 requests later,
// and ends.
const v8 = require('v8');
const path = require('path');

const registry = new Map();

class UserProfile {
  constructor(number) {
    this.name = `user-${number}`;
    this.tags = ['new', 'trial'];
    this.avatar = Buffer.alloc(24 * 1024, number);
  }
}

class RequestSession {
  constructor(number) {
    this.number = number;
    this.profile = new UserProfile(number);
    this.started = Date.now();
  }
}

function handle(number) {
  const session = new RequestSession(number);
  registry.set(`session ${number}`, session);
  return session.profile.name.length;
}

let requests = 0;
const folder = process.argv[2];
if (folder) {
  for (; requests < 100; ++requests) handle(requests);
  v8.writeHeapSnapshot(path.join(folder, 'before.heapsnapshot'));
  for (; requests < 500; ++requests) handle(requests);
  v8.writeHeapSnapshot(path.join(folder, 'after.heapsnapshot'));
} else {
  setInterval(() => handle(requests++), 25);
}
