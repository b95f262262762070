// Answers to the sample's ticket triage, the same on every machine: most of them as a model gives them, one in ten wrong in
// one of the ways in which models are.
import { readFileSync, writeFileSync } from 'node:fs';

/// Numbers in [0, 1) that depend on the seed alone (mulberry32).
function randomNumbers(seed) {
    return () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const mistakes = [
    (answer) => { answer.priority = 'asap'; },
    (answer) => { delete answer.reasoning; },
    (answer) => { answer.confidence_score = 95; },
    (answer) => { answer.estimated_resolution_time = `${answer.estimated_resolution_time}`; },
    (answer) => { answer.subcategory = 'something_else'; },
    (answer) => { answer.note = 'one more field'; },
];

export function writeAnswers(schemaPath, path, count) {
    const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
    const random = randomNumbers(5);
    const pick = (list) => list[Math.floor(random() * list.length)];
    const kinds = schema.allOf.map((rule) => [rule.if.properties.category.const, rule.then.properties.subcategory.enum]);
    const words = 'the customer cannot sign in after an update and asks for a refund of the last invoice'.split(' ');
    const lines = [];
    for (let i = 0; i < count; ++i) {
        const [category, subcategories] = pick(kinds);
        const answer = {
            category,
            priority: pick(schema.properties.priority.enum),
            subcategory: pick(subcategories),
            requires_human_review: random() < 0.3,
            estimated_resolution_time: Math.floor(random() * 720),
            confidence_score: Math.round(random() * 100) / 100,
            reasoning: Array.from({ length: 12 + Math.floor(random() * 30) }, () => pick(words)).join(' ').slice(0, 490),
        };
        if (i % 10 === 9)
            pick(mistakes)(answer);
        lines.push(JSON.stringify(answer));
    }
    writeFileSync(path, lines.join('\n') + '\n');
}
