// Writes random texts with their tokens as tiktoken's own core gives them, for a comparison by hand with core/tokens:
//
//   npm pack tiktoken@1.0.22   (then unpack it)
//   node tokens.mjs TIKTOKEN_FOLDER CHARACTERS SEED [TEXT_FILE…] > cases.jsonl
//   CUEWRIGHT_TOKEN_CASES=cases.jsonl tst_encoding goldens
//
// CHARACTERS is how many to write for each encoding. Parts of the text files are mixed in. One seed, one output.

import { createRequire } from 'node:module';
import { readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [folder, characters, seed, ...files] = process.argv.slice(2);
const tiktoken = createRequire(import.meta.url)(join(resolve(folder), 'tiktoken.cjs'));
const texts = files.map((file) => readFileSync(file, 'utf8').toWellFormed?.() ?? readFileSync(file, 'utf8'));

// mulberry32
let state = Number(seed) >>> 0;
function random() {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const times = (n, make) => Array.from({ length: 1 + below(n) }, make).join('');

const spaces = [' ', ' ', ' ', ' ', '\n', '\n', '\r', '\r\n', '\t', '\v', '\f', '\u0085', '\u00a0', '\u1680', '\u2003', '\u2028',
    '\u2029', '\u202f', '\u205f', '\u3000', '\u180e', '\ufeff', '\u200b', '\u001c'];
const cased = [...'aAbBsSzZéÉßẞſKﬁǅǈᾈʰˠªºאبあア中한ªⅠⓐ', '\u0301', '\u0345', '\u20dd', '\u093f', '\u{1d400}', '\u{10400}', '\u{10428}'];
const digits = [...'0123456789', '²', '½', '٣', '５', 'Ⅻ', '\u{1d7d8}', '㊿'];
const symbols = [..."'\"’.,;:!?/\\|-_+=*&^%$#@~`()[]{}<>€°", '\u0000', '\u0007', '\u007f', '🙂', '👩‍👩‍👧', '🇩🇪', '\ufffd', '\ue000', '\u{10ffff}'];
const contractions = ["'s", "'S", "'t", "'re", "'RE", "'ve", "'m", "'ll", "'LL", "'lL", "'d", "'D", "'ſ", "'ſs", "'l", "'r", "'v", "'x", "''s"];

function anyCharacter() {
    const limit = pick([0x80, 0x250, 0x900, 0x3000, 0x10000, 0x20000, 0x110000]);
    const point = below(limit);
    return point >= 0xd800 && point < 0xe000 ? ' ' : String.fromCodePoint(point);
}

const parts = [
    () => times(12, () => pick(spaces)),
    () => times(12, () => pick(cased)),
    () => times(30, () => String.fromCharCode(97 + below(26))),
    () => pick(['', ' ', '\n']) + times(10, () => String.fromCharCode(pick([65, 97]) + below(26))) + pick(contractions),
    () => times(9, () => pick(digits)),
    () => times(9, () => pick(symbols)),
    () => times(9, () => pick(pick([spaces, cased, digits, symbols, contractions]))),
    () => times(20, anyCharacter),
    () => pick([...cased, ...symbols, ...spaces, '0', '1', 'ab']).repeat(1 + below(pick([4, 20, 150]))),
    () => (texts.length ? slice(pick(texts)) : times(5, anyCharacter)),
    () => pick(['<|endoftext|>', '<|im_start|>', '<|endofprompt|>', '<|fim_prefix|>']),
];

function slice(text) {
    const start = below(text.length);
    return [...text.slice(start, start + 1 + below(400))].filter((c) => !/[\ud800-\udfff]/u.test(c)).join('');
}

let lines = [];
function flush() {
    if (lines.length)
        writeSync(1, lines.join('\n') + '\n');
    lines = [];
}

for (const name of ['o200k_base', 'cl100k_base', 'p50k_base', 'p50k_edit', 'r50k_base', 'gpt2']) {
    const encoding = tiktoken.get_encoding(name);
    for (let written = 0; written < Number(characters);) {
        const text = times(pick([2, 6, 40]), () => pick(parts)());
        written += text.length;
        lines.push(JSON.stringify({ encoding: name, text, ids: [...encoding.encode_ordinary(text)] }));
        if (lines.length === 1000)
            flush();
    }
    flush();
    encoding.free();
}
