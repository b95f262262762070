// The token engine beside its peers of npm: node tokens.mjs BENCH_TOKENS BUILD_FOLDER [OPTION…]     (./dev bench tokens)
//
//   --encoding NAME   o200k_base unless said otherwise; the targets are for that one
//   --repeats N       fresh processes for each first pass (5); their median counts
//   --only A,B        these corpora or parts: ids, speed, start, hostile, edits
//   --best            the quickest run counts instead of the median: for a machine that others use at the same time
//   --quick           tiktoken alone, three repeats
//   --callgrind       instructions at 1, 2 and 4 MB, where valgrind is installed; nothing else
//
// Ends with 1 where an id differs from tiktoken's, or an edited document from a fresh encode. A target that is missed is marked
// and no error: machines differ.

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callgrind } from './callgrind.mjs';
import { corpora } from './corpora/make.mjs';
import { edits } from './edits.mjs';
import { atLeast, atMost, median, number, summary, table, times } from './report.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        encoding: { type: 'string', default: 'o200k_base' },
        repeats: { type: 'string' },
        only: { type: 'string', default: '' },
        best: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        callgrind: { type: 'boolean', default: false },
    },
});
const [bench, build] = positionals.map((path) => resolve(path));
const encoding = options.encoding;
const repeats = Number(options.repeats ?? (options.quick ? 3 : 5));
const peers = options.quick ? ['tiktoken'] : ['tiktoken', 'gpt-tokenizer', 'ai-tokenizer'];
const middle = options.best ? (values) => Math.min(...values.filter(Number.isFinite)) : median;
const warmField = options.best ? 'warm_best_us' : 'warm_us';
const peerTimeout = 20_000;
const warmMillis = { ours: '500', peer: '1500' };

const parts = ['ids', 'speed', 'start', 'hostile', 'edits'];
const only = options.only.split(',').filter(Boolean);
const wantsPart = (part) => !only.some((name) => parts.includes(name)) || only.includes(part);
const wantsCorpus = (name) => only.every((one) => parts.includes(one)) || only.includes(name);

const allGoals = {
    first: { english: { need: 28, aim: 32 }, json: { need: 45 }, chinese: { need: 13 }, 'mixed-1m': { need: 24, aim: 32 } },
    warm: { 'mixed-1m': { need: 82, aim: 150 } },
    counting: { 'mixed-1m': { need: 1.1 } },
    hostile: {
        'one-letter': { need: 5 }, spaces: { need: 5 }, newlines: { need: 5 },
        letters: { need: 70, aim: 40 }, 'glued-words': { need: 70, aim: 40 }, punctuation: { need: 70, aim: 40 },
    },
};
const goals = encoding === 'o200k_base' ? allGoals : { first: {}, warm: {}, counting: {}, hostile: {} };

const { ordinary, hostile } = corpora(join(build, 'texts'), join(build, 'corpora'));
const file = (name) => join(build, 'corpora', `${name}.txt`);

/// What a process of ours or of a peer prints, or undefined where it failed or took too long.
function run(program, args, timeout) {
    const done = spawnSync(program, args, { encoding: 'utf8', timeout, maxBuffer: 1 << 26 });
    if (done.status !== 0)
        return undefined;
    return done.stdout.trim() ? JSON.parse(done.stdout) : {};
}
const ours = (...args) => run(bench, args, 600_000);
const peer = (...args) => run(process.execPath, [join(build, 'peers', 'peer.mjs'), ...args], peerTimeout);

/// Compares ids with tiktoken's. A piece of a megabyte is more than tiktoken can take, so of hostile texts it sees the start.
function checkIds() {
    const differing = [];
    const check = (name, limit) => {
        const [own, other] = ['ours', 'theirs'].map((who) => join(build, 'corpora', `${who}.ids`));
        const size = limit ? [String(limit)] : [];
        if (!ours('ids', encoding, file(name), own, ...size) || !peer('ids', encoding, file(name), other, ...size))
            return differing.push(`${name}: no ids`);
        const [a, b] = [own, other].map((path) => new Uint32Array(new Uint8Array(readFileSync(path)).buffer));
        const at = a.findIndex((id, i) => id !== b[i]);
        if (a.length !== b.length || at >= 0)
            differing.push(`${name}: ${a.length} and ${b.length} tokens, the first other one is ${at < 0 ? a.length : at}`);
    };
    const checked = [...ordinary.filter(wantsCorpus), ...hostile.filter(wantsCorpus)];
    for (const name of checked)
        check(name, hostile.includes(name) ? 8000 : undefined);
    console.log(`\nids: ${checked.length} corpora, ${differing.length} differ from tiktoken's`);
    for (const line of differing)
        console.log(`FAIL ${line}`);
    return differing.length === 0;
}

/// All the repeats of one corpus, ours and theirs in turns, so that a busy moment of the machine hits both.
function measured(name) {
    const found = { encode: [], count: [], warm: {} };
    for (const who of peers)
        found[who] = [];
    const late = new Set();
    for (let i = 0; i < repeats; ++i) {
        const last = i === repeats - 1;
        for (const mode of ['encode', 'count']) {
            const one = ours(mode, encoding, file(name), ...(last ? [warmMillis.ours] : []));
            found[mode].push(one?.first_us);
            if (last)
                found.warm[mode] = one?.[warmField];
        }
        for (const who of peers) {
            const one = late.has(who) ? undefined : peer(who, encoding, file(name), ...(last ? [warmMillis.peer] : []));
            if (!one)
                late.add(who);
            found[who].push(one?.first_us);
            if (last)
                found.warm[who] = one?.[warmField];
        }
    }
    return found;
}

function speed() {
    const [first, warm, counting] = [[], [], []];
    for (const name of ordinary.filter(wantsCorpus)) {
        const found = measured(name);
        const rate = (us) => number(statSync(file(name)).size / us);
        const row = (value, goal, label) => {
            const ratio = value('tiktoken') / value('encode');
            const speeds = ['encode', ...peers].map((who) => rate(value(who)));
            return [name, ...speeds, times(ratio), ...atLeast(`${label} ${name}`, ratio, goal)];
        };
        const once = (who) => middle(found[who]);
        first.push(row(once, goals.first[name], 'first pass'));
        warm.push(row((who) => found.warm[who], goals.warm[name], 'warm'));
        const gain = once('encode') / once('count');
        const judged = atLeast(`counting ${name}`, gain, goals.counting[name]);
        counting.push([name, rate(once('count')), times(gain), ...judged, rate(found.warm.count)]);
        process.stderr.write(`${name} `);
    }
    process.stderr.write('\n');
    const head = ['MB/s', 'ours', ...peers, 'ours / tiktoken', 'target', ''];
    table(`${encoding}: first pass, each in a fresh process (${options.best ? 'best' : 'median'} of ${repeats})`, head, first);
    table(`${encoding}: the same text again`, head, warm);
    table(`${encoding}: counting only`, ['MB/s', 'first pass', 'than encoding', 'target', '', 'again'], counting);
}

function startUp() {
    const starts = Array.from({ length: 15 }, () => ours('start', encoding, file('mixed-1k'))?.us / 1000);
    const memory = ours('memory', encoding, file('mixed-1k'), ...ordinary.map(file)) ?? {};
    const [loaded, full] = [memory.loaded_kb / 1024, memory.full_kb / 1024];
    const rows = [
        ['main() to the count of 1 KB, ms', number(middle(starts)), ...atMost('start', middle(starts), { need: 1 }, 'ms')],
        ['memory for one encoding, MB', number(loaded), ...atMost('memory', loaded, { need: 12 }, 'MB')],
        ['with every corpus counted, MB', number(full), ...atMost('memory with cache', full, { need: 20 }, 'MB')],
    ];
    const loads = [['ours', () => ours('encode', encoding, file('mixed-1k'))],
        ...peers.map((who) => [who, () => peer(who, encoding, file('mixed-1k'))])];
    for (const [who, once] of loads) {
        const load = middle(Array.from({ length: 3 }, () => once()?.load_us / 1000));
        rows.push([`${who}: loaded and "Hello, world!" encoded, ms`, number(load), '', '']);
    }
    table('Start and memory', ['', 'value', 'target', ''], rows);
}

function hostileTimes() {
    const rows = hostile.filter(wantsCorpus).map((name) => {
        const found = Array.from({ length: name.endsWith('64m') ? 1 : 3 }, () => ours('encode', encoding, file(name)) ?? {});
        const ms = middle(found.map((one) => one.first_us / 1000));
        const [{ tokens, stack_kb, peak_kb }] = found;
        return [name, number(ms), ...atMost(name, ms, goals.hostile[name], 'ms'), tokens, stack_kb, number(peak_kb / 1024)];
    });
    const head = ['', 'ms', 'target', '', 'tokens', 'stack KB', 'peak MB'];
    table('Hostile texts, first pass (1 MB each unless the name says more)', head, rows);
}

console.log(`# Token bench: ${encoding}, node ${process.version}`);
if (options.callgrind) {
    callgrind(bench, encoding, file);
} else {
    let right = !wantsPart('ids') || checkIds();
    if (wantsPart('speed'))
        speed();
    if (wantsPart('start'))
        startUp();
    if (wantsPart('hostile'))
        hostileTimes();
    if (wantsPart('edits'))
        right = edits((...args) => ours('edits', encoding, ...args), file, wantsCorpus).length === 0 && right;
    summary();
    process.exitCode = right ? 0 : 1;
}
