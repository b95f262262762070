// What a large schema costs in the designer: node designer.mjs BENCH_DESIGNER [OPTION…]   (./dev bench designer)
//
//   --fields N    (5000)
//   --edits N     (40)
//   --runs N      fresh processes for each shape, of which the median counts (3)
//   --shape S     groups: fifty fields in each; flat: all in one object; both (both)
//
// A target that is missed is marked and no error: machines differ.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { atMost, median, number, summary, table } from './report.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: { fields: { type: 'string', default: '5000' }, edits: { type: 'string', default: '40' }, runs: { type: 'string', default: '3' },
        shape: { type: 'string', default: 'both' } },
});
const [bench] = positionals;
const shapes = options.shape === 'both' ? ['groups', 'flat'] : [options.shape];
const measure = (shape) => Array.from({ length: Number(options.runs) }, () => {
    const done = spawnSync(bench, [options.fields, options.edits, shape],
        { encoding: 'utf8', timeout: 300_000, env: { QT_QPA_PLATFORM: 'offscreen', ...process.env } });
    if (done.status !== 0)
        throw new Error(`${bench} failed: ${done.stderr}`);
    return JSON.parse(done.stdout);
});
const runs = new Map(shapes.map((shape) => [shape, measure(shape)]));
const cells = (title, key, need, shape) => {
    const value = median(runs.get(shape).map((run) => run[key]));
    return [number(value), atMost(`${title}, ${shape}`, value, need && { need }, 'ms')[1]];
};
const row = (title, key, need) => [title, need ? `≤ ${need} ms` : '', ...shapes.flatMap((shape) => cells(title, key, need, shape))];
table(`A schema of ${options.fields} fields in the designer, ms`, ['', 'target', ...shapes.flatMap((shape) => [shape, ''])], [
    row('opens', 'open_ms', 300),
    row('an edit', 'edit_ms', 16),
    row('an edit, 95 %', 'edit_ms_p95'),
    row('the window kept waiting after an edit, at most', 'edit_then_ms', 50),
    row('by the fix of a problem, at most', 'fix_ms', 50),
    row('by fixing all, at most', 'fix_all_ms', 50),
]);
summary();
process.exit([...runs.values()].flat().every((run) => run.edits_refused === 0 && !run.fixes_left) ? 0 : 1);
