// One measurement of a tokenizer of npm in a process of its own, as bench_tokens makes them of ours; prints one JSON object:
//   node peer.mjs tiktoken|gpt-tokenizer|ai-tokenizer ENCODING FILE [WARM_MILLISECONDS]
//   node peer.mjs ids ENCODING FILE OUT [BYTES]      the ids that tiktoken gives, 32 bits each
import { readFileSync, writeFileSync } from 'node:fs';

const peers = {
    async tiktoken(name) {
        const encoding = (await import('tiktoken')).get_encoding(name);
        return (text) => encoding.encode_ordinary(text);
    },
    async 'gpt-tokenizer'(name) {
        const { encode } = await import(`gpt-tokenizer/encoding/${name}`);
        return (text) => encode(text, { disallowedSpecial: new Set() });
    },
    async 'ai-tokenizer'(name) {
        const { Tokenizer } = await import('ai-tokenizer');
        const tokenizer = new Tokenizer(await import(`ai-tokenizer/encoding/${name}`));
        return (text) => tokenizer.encode(text);
    },
};

/// At most `limit` bytes, and no half a character: bench_tokens cuts the same way.
function read(file, limit = Infinity) {
    const bytes = readFileSync(file);
    let end = Math.min(limit, bytes.length);
    while (end < bytes.length && (bytes[end] & 0xc0) === 0x80)
        --end;
    return { text: bytes.toString('utf8', 0, end), bytes: end };
}

async function measure(name, encodingName, file, warmMillis = '0') {
    const { text, bytes } = read(file);
    const loading = process.hrtime.bigint();
    const encode = await peers[name](encodingName);
    encode('Hello, world!');
    const timed = (work) => {
        const start = process.hrtime.bigint();
        const tokens = work();
        return { tokens, us: Number(process.hrtime.bigint() - start) / 1000 };
    };
    const load = Number(process.hrtime.bigint() - loading) / 1000;
    const first = timed(() => encode(text).length);
    const again = [];
    for (const end = performance.now() + Number(warmMillis); Number(warmMillis) && (performance.now() < end || again.length < 3);)
        again.push(timed(() => encode(text).length).us);
    again.sort((a, b) => a - b);
    const [best, warm] = [again[0] ?? 0, again[again.length >> 1] ?? 0];
    const answer = { bytes, tokens: first.tokens, load_us: load, first_us: first.us, warm_us: warm, warm_best_us: best };
    console.log(JSON.stringify(answer));
}

async function ids(encodingName, file, out, limit) {
    const encode = await peers.tiktoken(encodingName);
    const found = encode(read(file, limit ? Number(limit) : Infinity).text);
    writeFileSync(out, new Uint8Array(found.buffer, found.byteOffset, found.byteLength));
}

const [verb, ...rest] = process.argv.slice(2);
await (verb === 'ids' ? ids(...rest) : measure(verb, ...rest));
