// What the inspector costs on a trace of 2,000 turns with 20 MB: node inspector.mjs BENCH_INSPECTOR   (./dev bench inspector)
//
// A target that is missed is marked and no error: machines differ.

import { spawnSync } from 'node:child_process';
import { atMost, number, summary, table } from './report.mjs';

const [bench] = process.argv.slice(2);
const done = spawnSync(bench, [], { encoding: 'utf8', timeout: 300_000, env: { QT_QPA_PLATFORM: 'offscreen', ...process.env } });
if (done.status !== 0)
    throw new Error(`${bench} failed: ${done.stderr}`);
const times = JSON.parse(done.stdout);
const rows = [['open, from the disk until it is painted (all of it)', number(times.open_ms), ...atMost('open', times.open_ms, { need: 500 }, 'ms')],
    ['save, until it is on the disk (all of it)', number(times.save_ms), '', '']];
for (const [key, name] of [['opening_ms', 'while it opens'], ['saving_ms', 'while it is saved'], ['step_ms', 'a step along the timeline'], ['scroll_ms', 'scrolling the timeline'], ['zoom_ms', 'zooming'], ['jump_ms', 'a step far away'],
    ['edit_ms', 'editing a result'], ['chat_ms', 'the chat view'], ['chat_scroll_ms', 'scrolling the chat view'], ['raw_ms', 'the raw view']])
    rows.push([name, number(times[key]), ...atMost(name, times[key], { need: 50 }, 'ms')]);
table('A trace of 2,000 turns with 20 MB: longest time that the window is kept busy, ms', ['', 'longest', 'target', ''], rows);
summary();
