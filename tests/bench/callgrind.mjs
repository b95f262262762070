// Instructions of one encode at 1, 2 and 4 MB: twice the text should be twice the work. They vary less than times do.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { number, table } from './report.mjs';

function instructions(bench, encoding, path, bytes) {
    const out = join(tmpdir(), `bench_tokens.callgrind.${process.pid}`);
    const tool = ['--tool=callgrind', '--toggle-collect=encodeOnce', `--callgrind-out-file=${out}`];
    const done = spawnSync('valgrind', [...tool, bench, 'once', encoding, path, String(bytes)], { encoding: 'utf8', maxBuffer: 1 << 26 });
    return Number(/Collected : (\d+)/.exec(done.stderr ?? '')?.[1] ?? NaN);
}

export function callgrind(bench, encoding, file) {
    if (spawnSync('valgrind', ['--version']).status !== 0) {
        console.log('There is no valgrind here.');
        return;
    }
    const rows = ['mixed-5m', 'one-letter-64m', 'letters-64m'].map((name) => {
        const counts = [1, 2, 4].map((mb) => instructions(bench, encoding, file(name), mb * 1_000_000));
        return [name, ...counts.map((count) => number(count / 1e6)), number(counts[0] / 1e6), number(counts[2] / counts[0])];
    });
    table('Millions of instructions', ['', '1 MB', '2 MB', '4 MB', 'a byte', '4 MB / 1 MB'], rows);
}
