// npm's ajv on the same lines: node schema-peer.mjs SCHEMA JSONL MILLISECONDS; prints one JSON object as bench_schema does.
import Ajv from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

const [schemaPath, linesPath, millis] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
const instances = readFileSync(linesPath, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const now = () => Number(process.hrtime.bigint()) / 1000;
const options = { strict: false, validateFormats: false };
const started = now();
const validate = new Ajv.default(options).compile(schema);
const compile = (now() - started) / 1000;

const times = [];
let valid = 0;
const start = now();
while (now() - start < Number(millis) * 1000 || times.length < 3) {
    valid = 0;
    const round = now();
    for (const instance of instances)
        valid += validate(instance) ? 1 : 0;
    times.push(now() - round);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ instances: instances.length, valid, compile_ms: compile, best_us: times[0], median_us: times[times.length >> 1] }));
