// SPDX-License-Identifier: GPL-3.0-or-later
// json_work.js SECONDS: parses and writes JSON for so long, as a server does, and prints how often.
const text = JSON.stringify(Array.from({length: 200}, (_, i) => ({id: i, name: 'user ' + i, tags: ['a', 'b']})));
const end = process.hrtime.bigint() + BigInt(Math.round(process.argv[2] * 1e9));
let done = 0;
function work() {
  for (let i = 0; i < 20; ++i) {
    done += JSON.stringify(JSON.parse(text)).length === text.length;
  }
  if (process.hrtime.bigint() < end) {
    setImmediate(work);
  } else {
    console.log(done);
    process.exit();
  }
}
work();
