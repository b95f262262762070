// The request engine beside the official client of npm: node net.mjs BENCH_NET BUILD_FOLDER [OPTION…]     (./dev bench net)
//
//   --calls N      in a run (5000), the first 500 of them to warm up
//   --flight N     at a time (64)
//   --repeats N    fresh processes of each (5), taking turns; the median counts
//   --seconds N    of 32 streams at once (30)
//   --best         the quickest run counts instead: for a machine that others use at the same time
//
// Ends with 1 where a call is not answered or a delta is lost. A target that is missed is marked and no error: machines differ.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { atLeast, atMost, median, number, summary, table, times } from './report.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        calls: { type: 'string', default: '5000' },
        flight: { type: 'string', default: '64' },
        repeats: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '30' },
        best: { type: 'boolean', default: false },
    },
});
const [bench, build] = positionals.map((path) => resolve(path));
const calls = Number(options.calls);
const warmup = Math.min(500, Math.floor(calls / 2));
const goals = {
    ratio: { need: 3 }, cpu: { need: 0.5 }, growth: { need: 20 }, toWire: { need: 2 }, toEvent: { need: 1 }, turn: { need: 50 },
};

const server = spawn(bench, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
const [line] = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next().then(({ value }) => [value]);
const url = `http://127.0.0.1:${/^port=(\d+)$/.exec(line)[1]}/v1`;

function run(program, args) {
    const done = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
    if (done.status !== 0)
        throw new Error(`${program} ${args.join(' ')} failed: ${done.stderr}`);
    return JSON.parse(done.stdout);
}

const folder = mkdtempSync(join(build, 'ledger-')); // on the disk that is built on: it syncs like one that people work on
let files = 0;
const freshLedger = () => join(folder, `${++files}.sqlite`);

let wrong = 0;
const load = [url, String(calls), options.flight, String(warmup)];
const program = [];
const ours = [];
const theirs = [];
for (let i = 0; i < Number(options.repeats); ++i) {
    program.push(run(bench, ['calls', ...load, freshLedger()]));
    ours.push(run(bench, ['calls', ...load]));
    theirs.push(run(process.execPath, [join(build, 'peers', 'net-peer.mjs'), ...load]));
}
for (const result of [...program, ...ours, ...theirs])
    wrong += calls - result.answered;

const pick = (results, field, better) => (options.best ? better : (...all) => median(all))(...results.map((result) => result[field]));
const rate = (results) => pick(results, 'calls_per_s', Math.max);
const cpu = (results) => pick(results, 'cpu_ms_per_call', Math.min);
const growth = (results) => Math.max(...results.map((result) => result.growth_kb)) / 1024; // a leak is one whatever else runs
const ratio = rate(ours) / rate(theirs); // like with like: the client of npm keeps no ledger either
table(`${calls} calls, ${options.flight} at a time, plain answers`, ['', 'with budget and ledger', 'client alone', 'openai (npm)', 'target', ''], [
    ['calls a second', number(rate(program)), number(rate(ours)), number(rate(theirs)), '', ''],
    ['ratio', times(rate(program) / rate(theirs)), times(ratio), '', ...atLeast('calls a second', ratio, goals.ratio)],
    ['CPU a call, ms', number(cpu(program)), number(cpu(ours)), number(cpu(theirs)), ...atMost('CPU a call', cpu(program), goals.cpu, 'ms')],
    ['memory after the first 500, MB', number(growth(program)), number(growth(ours)), number(growth(theirs)),
        ...atMost('memory', growth(program), goals.growth, 'MB')],
]);

const repeat = (args) => Array.from({ length: Number(options.repeats) }, () => run(bench, args()));
const alone = repeat(() => ['latency', url, '400']);
const around = repeat(() => ['latency', url, '400', freshLedger()]);
const wait = (waits, field) => number(pick(waits, field, Math.min));
table('Time that the engine adds, ms', ['', 'median', '99 %', 'client alone', '99 %', 'target', ''], [
    ['to_wire_ms', 'send() to the first byte at the server', 'send to wire', goals.toWire],
    ['to_event_ms', 'delta written by the server to ChatEvent', 'wire to event', goals.toEvent],
].map(([field, title, name, goal]) => [title, wait(around, field), wait(around, `${field}_p99`), wait(alone, field), wait(alone, `${field}_p99`),
    ...atMost(name, pick(around, field, Math.min), goal, 'ms')]));
for (const { sent, deltas, deltas_expected: expected } of [...alone, ...around])
    wrong += 400 - sent + expected - deltas;

const streams = run(bench, ['streams', url, '32', options.seconds, freshLedger()]);
wrong += 32 - streams.answered + streams.deltas_expected - streams.deltas;
table(`32 streams at once for ${options.seconds} s`, ['', '', 'target', ''], [
    ['deltas a second', number(streams.deltas_per_s), '', ''],
    ['deltas lost', String(streams.deltas_expected - streams.deltas), '', ''],
    ['CPU, cores', number(streams.cpu_share), '', ''],
    ['delta to ChatEvent, ms, median', number(streams.to_event_ms), '', ''],
    ['delta to ChatEvent, ms, 99 %', number(streams.to_event_ms_p99), '', ''],
    ['longest turn of the event loop, ms', number(streams.longest_turn_ms),
        ...atMost('longest turn', streams.longest_turn_ms, goals.turn, 'ms')],
]);

server.stdin.end();
rmSync(folder, { recursive: true });
summary();
if (wrong)
    console.log(`${wrong} answers or deltas are missing`);
process.exit(wrong ? 1 : 0);
