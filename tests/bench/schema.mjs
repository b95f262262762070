// The schema engine beside its peers of npm: node schema.mjs BENCH_SCHEMA BUILD_FOLDER [OPTION…]     (./dev bench schema)
//
//   --answers N       to the sample's ticket triage (10000)
//   --properties N    of the large schema in the designer (5000)
//   --repeats N       fresh processes of each (5), taking turns; the median counts
//   --best            the quickest run counts instead: for a machine that others use at the same time
//
// Ends with 1 where somebody finds another number of answers valid, or an edit is refused. A target that is missed is marked and
// no error: machines differ.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeAnswers } from './answers.mjs';
import { atLeast, atMost, median, number, summary, table, times } from './report.mjs';

const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        answers: { type: 'string', default: '10000' },
        properties: { type: 'string', default: '5000' },
        repeats: { type: 'string', default: '5' },
        best: { type: 'boolean', default: false },
    },
});
const [bench, build] = positionals.map((path) => resolve(path));
const goals = {
    ajv: { need: 1 }, sourcemeta: { need: 0.67 }, parse: { need: 5 }, edit: { need: 6 },
};
const pick = (values) => (options.best ? Math.min(...values) : median(values));

function run(program, args, mayFail = false) {
    const done = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 26 });
    if (done.error || (done.status !== 0 && !mayFail))
        throw new Error(`${program} ${args.join(' ')} failed: ${done.error ?? done.stderr}`);
    return done.stdout;
}

const schema = resolve(dirname(fileURLToPath(import.meta.url)), '../../resources/samples/support-desk/schemas/ticket_triage.schema.json');
const lines = join(build, 'schema', 'answers.jsonl');
mkdirSync(dirname(lines), { recursive: true });
const count = Number(options.answers);
writeAnswers(schema, lines, count);

/// The command measures each line by itself and prints "PASS 0.270 +- 0.063 us".
function sourcemeta() {
    const platform = `jsonschema-${process.platform}-${{ x64: 'x86_64', arm64: 'arm64' }[process.arch]}`;
    const found = run('find', [join(build, 'peers', 'node_modules', '@sourcemeta'), '-type', 'f', '-name', platform]).trim().split('\n')[0];
    const printed = run(found, ['validate', schema, lines, '--benchmark', '--fast', '--loop', '50', '--continue'], true);
    const each = [...printed.matchAll(/: (PASS|FAIL) ([\d.]+) \+-/g)];
    if (each.length !== count)
        throw new Error(`jsonschema measured ${each.length} of ${count} answers`);
    return { valid: each.filter(([, word]) => word === 'PASS').length, us: each.reduce((sum, [, , us]) => sum + Number(us), 0) };
}

const results = { ours: [], ajv: [], sourcemeta: [] };
for (let i = 0; i < Number(options.repeats); ++i) {
    results.ours.push(JSON.parse(run(bench, ['validate', schema, lines, '1000'])));
    results.ajv.push(JSON.parse(run(process.execPath, [join(build, 'peers', 'schema-peer.mjs'), schema, lines, '1000'])));
    results.sourcemeta.push(sourcemeta());
}
const valid = new Set(Object.values(results).flat().map((result) => result.valid));
let wrong = valid.size - 1;
if (wrong)
    console.error(`They do not agree on how many answers are valid: ${[...valid].join(', ')}`);

const ours = pick(results.ours.map((result) => result.median_us));
const check = pick(results.ours.map((result) => result.check_us));
const ajv = pick(results.ajv.map((result) => result.median_us));
const other = pick(results.sourcemeta.map((result) => result.us));
const perAnswer = (us) => number((us / count) * 1000);
table(`${count} answers to ticket triage, one in ten wrong: ns an answer`, ['', 'Cuewright', 'npm', 'ratio', 'target', ''], [
    ['valid or not; ajv, compiled', perAnswer(ours), perAnswer(ajv), times(ajv / ours), ...atLeast('ajv', ajv / ours, goals.ajv)],
    ['the same; @sourcemeta/jsonschema --fast', perAnswer(ours), perAnswer(other), times(other / ours), ...atLeast('sourcemeta', other / ours, goals.sourcemeta)],
    ['all that is wrong, in sentences', perAnswer(check), '', '', '', ''],
    ['compiling the schema once, ms', number(pick(results.ours.map((result) => result.compile_ms))), number(pick(results.ajv.map((result) => result.compile_ms))), '', '', ''],
]);

const designs = Array.from({ length: Number(options.repeats) }, () => JSON.parse(run(bench, ['designer', options.properties, '31'])));
wrong += designs.reduce((sum, result) => sum + result.refused, 0);
const design = (field) => pick(designs.map((result) => result[field]));
const row = (what, field, goal) => [what, number(design(field)), ...atMost(what, design(field), goal, 'ms')];
table(`A schema of ${options.properties} fields, ${number(designs[0].bytes / 1000)} KB: ms with the parse of what came out`, ['', 'ms', 'target', ''], [
    row('parse', 'parse_ms', goals.parse),
    row('open', 'open_ms', goals.parse),
    row('a keyword', 'keyword_ms', goals.edit),
    row('required', 'required_ms', goals.edit),
    row('move', 'move_ms', goals.edit),
    row('rename', 'rename_ms', goals.edit),
    row('undo', 'undo_ms', goals.edit),
    row('a typed character', 'typing_ms', goals.edit),
]);

summary();
process.exit(wrong ? 1 : 0);
