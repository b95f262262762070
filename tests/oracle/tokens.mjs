// Compares core/tokens with tiktoken's own core (npm tiktoken, WASM):  ./dev oracle [OPTION…]
//
//   --megabytes N         random mixtures, N million bytes for each encoding (20)
//   --seed N              one seed, the same texts; without it another one each time
//   --characters          instead: every character there is, in 16 places
//   --encodings A,B       o200k_base,cl100k_base,p50k_base,r50k_base; also o200k_harmony, p50k_edit, gpt2
//
// For each text it wants the same ids, and that the other ways to count agree with them (token_hashes.cpp). A difference is
// written to differences.jsonl in the build folder, for  CUEWRIGHT_TOKEN_CASES=… tst_encoding goldens,  and ends it with 1.
// A gigabyte takes tiktoken three to ten minutes; encodings run side by side.

import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { corpora } from '../bench/corpora/make.mjs';
import { characters } from './characters.mjs';
import { Mixtures } from './mixtures.mjs';

const batchBytes = 4_000_000;
const batchTexts = 100_000;
const waysThatAgree = 7;
/// tiktoken's name where it has none of ours: their ordinary text encodes the same.
const theirName = { o200k_harmony: 'o200k_base' };
const realTexts = ['english', 'chinese', 'russian', 'japanese', 'cpp', 'json', 'markdown', 'minified', 'logs', 'mixed-5m'];

function* mixtures(folder, seed, bytes) {
    const texts = realTexts.map((name) => readFileSync(join(folder, `${name}.txt`), 'utf8'));
    const source = new Mixtures(texts, seed);
    for (let done = 0; done < bytes;) {
        const one = source.next();
        done += one.bytes.length;
        yield one;
    }
}

function* batches(texts) {
    let [batch, size] = [[], 0];
    for (const one of texts) {
        batch.push(one);
        size += one.bytes.length;
        if (size >= batchBytes || batch.length >= batchTexts) {
            yield batch;
            [batch, size] = [[], 0];
        }
    }
    if (batch.length)
        yield batch;
}

/// Four numbers for each text, as token_hashes.cpp writes them.
function ourHashes(program, encoding, batch) {
    const frames = Buffer.allocUnsafe(batch.reduce((sum, { bytes }) => sum + 4 + bytes.length, 0));
    let at = 0;
    for (const { bytes } of batch) {
        at = frames.writeUInt32LE(bytes.length, at);
        at += bytes.copy(frames, at);
    }
    const done = spawnSync(program, [encoding], { input: frames, maxBuffer: 1 << 28 });
    if (done.status !== 0 || done.stdout.length !== batch.length * 16)
        throw new Error(`${program} ended with ${done.status ?? done.signal}: ${done.stderr}`);
    return new Uint32Array(new Uint8Array(done.stdout).buffer);
}

function sameHash(ids, ours, at) {
    let [low, high] = [0x811c9dc5, 0x01234567];
    for (let i = 0; i < ids.length; ++i) {
        low = Math.imul(low ^ ids[i], 0x01000193);
        high = Math.imul(high ^ ids[i], 0x85ebca6b);
    }
    return low >>> 0 === ours[at] && high >>> 0 === ours[at + 1] && ids.length === ours[at + 2] && ours[at + 3] === waysThatAgree;
}

function compare({ program, build, encoding, texts, differences }) {
    const tiktoken = createRequire(join(build, 'peers', 'package.json'))('tiktoken').get_encoding(theirName[encoding] ?? encoding);
    const result = { encoding, bytes: 0, texts: 0, differences: 0 };
    const folder = join(build, 'corpora');
    for (const batch of batches(texts.characters ? characters() : mixtures(folder, texts.seed, texts.bytes))) {
        const ours = ourHashes(program, encoding, batch);
        batch.forEach(({ text, bytes }, i) => {
            result.bytes += bytes.length;
            const ids = tiktoken.encode_ordinary(text);
            if (sameHash(ids, ours, i * 4) || ++result.differences > 20)
                return;
            const one = { encoding, text, ids: [...ids], bytes: bytes.toString('base64'), agreeing: ours[i * 4 + 3] };
            appendFileSync(differences, JSON.stringify(one) + '\n');
        });
        result.texts += batch.length;
        parentPort.postMessage({ ...result, running: true });
    }
    return result;
}

/// Runs one encoding in a thread of its own and says from time to time how far it is.
function inThread(data) {
    return new Promise((done, fail) => {
        const worker = new Worker(fileURLToPath(import.meta.url), { workerData: data });
        let said = Date.now();
        worker.on('error', fail);
        worker.on('message', (result) => {
            if (!result.running)
                done(result);
            else if (Date.now() - said > 20_000) {
                said = Date.now();
                console.error(`${result.encoding}: ${(result.bytes / 1e6).toFixed(0)} MB, ${result.differences} differences`);
            }
        });
    });
}

async function main() {
    const { values: options, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            megabytes: { type: 'string', default: '20' },
            seed: { type: 'string' },
            characters: { type: 'boolean', default: false },
            encodings: { type: 'string', default: 'o200k_base,cl100k_base,p50k_base,r50k_base' },
        },
    });
    const [program, build] = positionals.map((path) => resolve(path));
    const seed = Number(options.seed ?? Date.now() % 1_000_000_000);
    const differences = join(build, 'differences.jsonl');
    rmSync(differences, { force: true });
    corpora(join(build, 'texts'), join(build, 'corpora'));
    const texts = { characters: options.characters, seed, bytes: Number(options.megabytes) * 1e6 };
    console.log(options.characters ? 'every character in 16 places' : `random mixtures, seed ${seed}`);

    const waiting = options.encodings.split(',');
    let failed = false;
    const thread = async () => {
        for (let encoding; (encoding = waiting.shift());) {
            const result = await inThread({ program, build, encoding, texts, differences });
            console.log(`${encoding}: ${result.bytes} bytes, ${result.texts} texts, ${result.differences} differences`);
            failed ||= result.differences > 0;
        }
    };
    await Promise.all(Array.from({ length: Math.min(waiting.length, availableParallelism()) }, thread));
    if (failed)
        console.log(`see ${differences}`);
    process.exitCode = failed ? 1 : 0;
}

if (isMainThread)
    await main();
else
    parentPort.postMessage(compare(workerData));
