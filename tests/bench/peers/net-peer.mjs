// The official client of npm under the load of bench_net's `calls`:
//
//     node net-peer.mjs URL COUNT FLIGHT WARMUP
import OpenAI from 'openai';

const [url, ...numbers] = process.argv.slice(2);
const [count, flight, warmup] = numbers.map(Number);
const client = new OpenAI({ baseURL: url, apiKey: 'key-of-the-net-bench', maxRetries: 0 });
const request = {
    model: 'gpt-4o-mini',
    messages: [
        { role: 'system', content: 'You sort tickets of a support desk.' },
        { role: 'user', content: 'The app closes when I export a large table to CSV. '.repeat(10) },
    ],
};

let sent = 0;
let finished = 0;
let answered = 0;
let start;
let cpu;
let resident;

async function worker() {
    while (sent < count) {
        sent += 1;
        const answer = await client.chat.completions.create(request).catch(() => undefined);
        answered += answer?.choices[0].message.content ? 1 : 0;
        finished += 1;
        if (finished === warmup) {
            start = performance.now();
            cpu = process.cpuUsage();
            resident = process.memoryUsage.rss();
        }
    }
}
await Promise.all(Array.from({ length: flight }, worker));
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
console.log(JSON.stringify({
    answered,
    calls_per_s: (count - warmup) / seconds,
    cpu_ms_per_call: (used.user + used.system) / 1000 / (count - warmup),
    growth_kb: (process.memoryUsage.rss() - resident) / 1024,
}));
