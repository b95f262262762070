// What a key costs in a message of a megabyte: node editor.mjs BENCH_EDITOR [OPTION…]   (./dev bench editor)
//
//   --only a,b     some of: mixed, ideographs, word, variables
//
// A target that is missed is marked and no error: machines differ.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { atMost, number, summary, table } from './report.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', default: 'mixed,ideographs,word,variables' } },
});
const [bench] = positionals;

function measure(kind, what) {
    const done = spawnSync(bench, [kind, what],
        { encoding: 'utf8', timeout: 300_000, env: { QT_QPA_PLATFORM: 'offscreen', ...process.env } });
    if (done.status !== 0)
        throw new Error(`${bench} ${kind} ${what} failed: ${done.stderr}`);
    return JSON.parse(done.stdout);
}

const keys = [];
const figures = [];
for (const kind of options.only.split(',')) {
    const alone = measure(kind, 'alone');
    const page = measure(kind, 'page');
    keys.push([kind, number(alone.key_ms), number(alone.longest_ms), number(page.key_ms), number(page.key_ms_p95), number(page.longest_ms),
        String(page.over_16_ms), ...atMost(`frame, ${kind}`, page.longest_ms, { need: 16 }, 'ms')]);
    figures.push([kind, number(page.age_ms), number(page.oldest_ms), ...atMost(`figures, ${kind}`, page.oldest_ms, { need: 150 }, 'ms')]);
}
table('100 keys, one each 33 ms, in a message of 1 MB: the window is kept busy, ms',
    ['', 'editor alone, median', 'longest', 'page, median', '95 %', 'longest', 'over 16 ms', 'target', ''], keys);
table('From a key to the figure of the Run button that belongs to it, ms', ['', 'median', 'longest', 'target', ''], figures);
summary();
