// Texts that nobody writes by hand anyway: records, schemas, logs, encoded bytes. The words in them are real ones.

const hex = '0123456789abcdef';
const two = (n) => String(n).padStart(2, '0');
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/// Words as often as `text` has them, and whole sentences of it; of each the first `limit`.
export class Words {
    constructor(text, random, limit = Infinity) {
        this.random = random;
        this.list = text.match(/\b[a-z]{3,12}\b/g).slice(0, limit);
        this.sentences = text.match(/[A-Z][^.!?\n"]{20,160}[.!?]/g).slice(0, limit);
    }

    word() { return this.random.pick(this.list); }
    sentence() { return this.random.pick(this.sentences); }
    name() { return capital(this.word()); }
    camel() { return this.word() + this.name(); }
    snake() { return `${this.word()}_${this.word()}`; }
}

export function uuid(random) {
    return [8, 4, 4, 4, 12].map((size) => random.string(size, hex)).join('-');
}

function date(random) {
    return `${random.between(2019, 2026)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
}

function time(random) {
    return `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}`;
}

function address(words, random) {
    return {
        street: `${random.between(1, 2999)} ${words.name()} ${random.pick(['Street', 'Avenue', 'Lane', 'Road'])}`,
        city: words.name(),
        postal_code: String(random.between(10000, 99999)),
        country: random.pick(['US', 'DE', 'FR', 'JP', 'BR', 'IN', 'GB']),
        position: random.chance(0.5) ? null : [random.next() * 180 - 90, random.next() * 360 - 180].map((x) => +x.toFixed(5)),
    };
}

export function record(words, random) {
    const name = `${words.name()} ${words.name()}`;
    return {
        id: random.chance(0.5) ? uuid(random) : random.between(1, 9999999),
        created_at: `${date(random)}T${time(random)}Z`,
        status: random.pick(['open', 'closed', 'waiting', 'in_progress', 'escalated']),
        customer: {
            name,
            email: `${name.toLowerCase().replace(' ', '.')}@${words.word()}.example`,
            premium: random.chance(0.3),
            address: address(words, random),
        },
        subject: words.sentence(),
        tags: Array.from({ length: random.below(5) }, () => words.word()),
        items: Array.from({ length: random.between(1, 4) }, () => ({
            sku: `${random.string(3, 'ABCDEFGHKLMNPRSTUVWXYZ')}-${random.between(1000, 99999)}`,
            title: `${words.name()} ${words.word()}`,
            quantity: random.between(1, 20),
            unit_price: +(random.next() * 500).toFixed(2),
        })),
        [words.snake()]: random.chance(0.5) ? words.sentence() : random.between(-1000, 100000),
        metadata: {
            source: random.pick(['web', 'mail', 'phone', 'api']),
            score: +random.next().toFixed(4),
            [words.camel()]: random.chance(0.5),
        },
    };
}

export function schema(words, random) {
    const property = () => {
        const description = words.sentence();
        return random.pick([
            () => ({ type: 'string', description }),
            () => ({ type: 'integer', description, minimum: random.below(10), maximum: random.between(10, 1000) }),
            () => ({ type: 'string', enum: Array.from({ length: random.between(2, 6) }, () => words.snake()), description }),
            () => ({ type: 'array', items: { type: 'string' }, description }),
            () => ({ anyOf: [{ type: 'number' }, { type: 'null' }], description }),
        ])();
    };
    const properties = Object.fromEntries(Array.from({ length: random.between(3, 9) }, () => [words.snake(), property()]));
    return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/// Half of the records pretty, half one a line.
export function json(words, random, size) {
    const pretty = [];
    for (let length = 0; length < size / 2;) {
        pretty.push(record(words, random));
        length += JSON.stringify(pretty.at(-1), null, 2).length * 1.15;
    }
    let text = JSON.stringify(pretty, null, 2) + '\n';
    while (text.length < size)
        text += JSON.stringify(random.chance(0.9) ? record(words, random) : schema(words, random)) + '\n';
    return text;
}

export function logs(words, random, size) {
    const modules = Array.from({ length: 60 }, () => `${words.word()}.${words.camel()}`);
    const routes = Array.from({ length: 80 }, () => `/api/v${random.between(1, 3)}/${words.word()}/${words.snake()}`);
    const methods = ['GET', 'POST', 'PUT', 'DELETE'];
    const statuses = [200, 200, 200, 201, 204, 304, 400, 404, 500];
    const levels = ['INFO ', 'INFO ', 'INFO ', 'DEBUG', 'WARN ', 'ERROR'];
    const ip = () => [0, 0, 0, 0].map(() => random.below(256)).join('.');
    const lines = [
        () => `request ${random.pick(methods)} ${random.pick(routes)}/${random.below(100000)} status=${random.pick(statuses)} `
            + `duration=${random.below(4000)}ms bytes=${random.below(200000)}`,
        () => `connection from ${ip()}:${random.between(1024, 65535)} accepted trace_id=${random.string(16, hex)}`,
        () => `${words.sentence()} (attempt ${random.between(1, 5)} of 5, retry in ${random.below(60)}.${random.below(1000)} s)`,
        () => `cache ${random.pick(['hit', 'miss', 'evicted'])} key=${words.snake()}:${random.below(1000000)} `
            + `size=${random.below(65536)} ttl=${random.below(3600)}`,
    ];
    let text = '';
    let millis = 0;
    while (text.length < size) {
        millis += random.below(900);
        const clock = new Date(Date.UTC(2026, 2, 14, 6) + millis).toISOString().replace('T', ' ');
        const from = `[worker-${random.below(16)}] ${random.pick(modules)}`;
        text += `${clock} ${random.pick(levels)} ${from} - ${random.pick(lines)()}\n`;
    }
    return text;
}

export function base64(random, size) {
    const bytes = Buffer.alloc(Math.ceil(size * 3 / 4));
    for (let i = 0; i < bytes.length; ++i)
        bytes[i] = random.below(256);
    return bytes.toString('base64').slice(0, size);
}
