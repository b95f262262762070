// Writes the corpora: node make.mjs TEXTS_FOLDER CORPORA_FOLDER
// One result on every machine; files that are there already are kept as long as nothing here has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base64, json, logs, Words } from './generated.mjs';
import { packages } from './packages.mjs';
import { Prompts } from './prompts.mjs';
import { Random } from './random.mjs';
import { sources } from './sources.mjs';

const MB = 1_000_000;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/// At most `size` bytes of it, and no half a character.
function cut(text, size) {
    const bytes = Buffer.from(text);
    let end = Math.min(size, bytes.length);
    while (end < bytes.length && (bytes[end] & 0xc0) === 0x80)
        --end;
    return bytes.subarray(0, end);
}

function ordinary(texts) {
    const words = () => new Words(texts.english, new Random(11), 1500); // data says the same things again
    const prompts = (seed) => new Prompts(texts, new Words(texts.english, new Random(seed)), new Random(seed));
    return {
        english: () => texts.english,
        cpp: () => texts.cpp,
        json: () => json(words(), new Random(1), MB),
        chinese: () => texts.chinese,
        russian: () => texts.russian,
        japanese: () => texts.japanese,
        markdown: () => texts.markdown,
        minified: () => texts.minified,
        base64: () => base64(new Random(2), MB),
        logs: () => logs(words(), new Random(3), MB),
        'mixed-1k': () => prompts(41).text(1000),
        'mixed-100k': () => prompts(42).text(100_000),
        'mixed-1m': () => prompts(43).text(MB),
        'mixed-5m': () => prompts(44).text(5 * MB),
    };
}

/// Text that breaks tokenizers: pieces of a megabyte, or as many pieces as can be.
function hostile(texts) {
    const han = texts.chinese.match(/\p{Script=Han}+/gu).join('');
    return {
        'one-letter': () => 'a'.repeat(MB),
        spaces: () => ' '.repeat(MB),
        newlines: () => '\n'.repeat(MB),
        letters: () => new Random(5).string(MB, letters),
        'glued-words': () => texts.english.match(/\b[a-z]{2,}\b/g).join(''),
        digits: () => new Random(6).string(MB, '0123456789'),
        punctuation: () => new Random(7).string(MB, '!"#$%&()*+,-.:;<=>?@[]^_`{|}~'),
        'han-without-space': () => han.repeat(1 + Math.ceil(MB / han.length)),
        'one-letter-64m': () => 'a'.repeat(64 << 20),
        'letters-64m': () => new Random(8).string(1 << 20, letters).repeat(64),
    };
}

function size(name) {
    const unit = /-(\d+)(k|m)$/.exec(name);
    return !unit ? MB : unit[1] === '64' ? 64 << 20 : Number(unit[1]) * (unit[2] === 'k' ? 1000 : MB);
}

/// Checksum of everything the corpora depend on.
function version() {
    const folder = new URL('.', import.meta.url);
    const hash = createHash('sha256');
    for (const name of readdirSync(folder).sort())
        hash.update(name).update(readFileSync(new URL(name, folder)));
    return hash.digest('hex');
}

/// Makes what is missing and returns the names, the ordinary ones and the hostile ones.
export function corpora(textsFolder, folder) {
    const stamp = join(folder, 'version.txt');
    const current = version();
    const names = join(folder, 'names.json');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current)
        return JSON.parse(readFileSync(names, 'utf8'));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const texts = sources(packages(textsFolder));
    const all = { ordinary: ordinary(texts), hostile: hostile(texts) };
    for (const [name, make] of Object.entries({ ...all.ordinary, ...all.hostile }))
        writeFileSync(join(folder, `${name}.txt`), cut(make(), size(name)));
    const listed = { ordinary: Object.keys(all.ordinary), hostile: Object.keys(all.hostile) };
    writeFileSync(names, JSON.stringify(listed));
    writeFileSync(stamp, current);
    return listed;
}

if (process.argv[1] && import.meta.url.endsWith('/make.mjs') && process.argv[1].endsWith('make.mjs'))
    console.log(corpora(...process.argv.slice(2)));
