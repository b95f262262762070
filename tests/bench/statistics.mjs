// What the corpora are like: node statistics.mjs BUILD_FOLDER (after `./dev bench tokens`), for o200k_base.
// The numbers say how honest a corpus is: text that repeats itself flatters whoever remembers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const build = resolve(process.argv[2]);
const tiktoken = createRequire(join(build, 'peers', 'package.json'))('tiktoken').get_encoding('o200k_base');

// The split pattern of o200k_base; this engine's newer Unicode tables make no difference worth a digit here.
const upper = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const lower = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
const contraction = "(?:'[sSſ]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?";
const split = new RegExp(`[^\\r\\n\\p{L}\\p{N}]?${upper}*${lower}+${contraction}|[^\\r\\n\\p{L}\\p{N}]?${upper}+${lower}*${contraction}`
    + '|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+', 'gu');

const { ordinary } = JSON.parse(readFileSync(join(build, 'corpora', 'names.json'), 'utf8'));
console.log('| corpus | bytes | bytes/piece | one-token pieces | unique pieces | unique multi-token | tokens |');
console.log('|---|---:|---:|---:|---:|---:|---:|');
for (const name of ordinary) {
    const text = readFileSync(join(build, 'corpora', `${name}.txt`), 'utf8');
    const bytes = Buffer.byteLength(text);
    const times = new Map();
    let pieces = 0;
    for (const [piece] of text.matchAll(split)) {
        ++pieces;
        times.set(piece, (times.get(piece) ?? 0) + 1);
    }
    let [tokens, single, several] = [0, 0, 0];
    for (const [piece, count] of times) {
        const size = tiktoken.encode_ordinary(piece).length;
        tokens += size * count;
        if (size === 1)
            single += count;
        else
            ++several;
    }
    const percent = (100 * single / pieces).toFixed(1);
    console.log(`| ${name} | ${bytes} | ${(bytes / pieces).toFixed(2)} | ${percent} % | ${times.size} | ${several} | ${tokens} |`);
}
