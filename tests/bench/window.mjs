// Whether the window stays quick while much arrives: node window.mjs BENCH_WINDOW [OPTION…]   (./dev bench window)
//
//   --streams N    at once (32), one of them in the reply panel
//   --seconds N    (30)
//
// Ends with 1 where an answer or a delta is lost. A target that is missed is marked and no error: machines differ.

import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { atMost, number, summary, table } from './report.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: { streams: { type: 'string', default: '32' }, seconds: { type: 'string', default: '30' } },
});
const [bench] = positionals;
const server = spawn(bench, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
const { value: line } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
const url = `http://127.0.0.1:${/^port=(\d+)$/.exec(line)[1]}/v1`;
const done = spawnSync(bench, ['streams', url, options.streams, options.seconds],
    { encoding: 'utf8', timeout: 300_000, env: { QT_QPA_PLATFORM: 'offscreen', ...process.env } });
server.stdin.end();
if (done.status !== 0)
    throw new Error(`${bench} failed: ${done.stderr}`);
const result = JSON.parse(done.stdout);
table(`${options.streams} streams at once for ${options.seconds} s, in the window`, ['', '', 'target', ''], [
    ['deltas a second', number(result.deltas_per_s), '', ''],
    ['deltas lost', String(result.deltas_expected - result.deltas), '', ''],
    ['CPU, cores', number(result.cpu_share), '', ''],
    ['the window kept waiting, ms, 99 %', number(result.late_ms_p99), '', ''],
    ['at most', number(result.longest_ms), ...atMost('window', result.longest_ms, { need: 50 }, 'ms')],
    ['over 50 ms, times', String(result.over_50_ms), '', ''],
]);
summary();
process.exit(result.answered === Number(options.streams) && result.deltas === result.deltas_expected ? 0 : 1);
