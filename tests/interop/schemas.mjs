// What schema_export wrote, against the tools that will read it:
//
//     node schemas.mjs EXPORT OUT SCHEMA…
//
// TypeScript's own compiler (strict) takes the types, each sample that fits them, and none that does not; Zod says the same of
// every sample as our validator. What an export says of itself that it cannot say is left out. Exit 0 where all is well.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';

const [exporter, out, ...schemas] = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
execFileSync(exporter, [out, ...schemas], { stdio: 'inherit' });

const names = readdirSync(out).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
assert.equal(names.length, schemas.length);
const about = (name) => JSON.parse(readFileSync(join(out, `${name}.json`), 'utf8'));
const rootOf = (text) => [...text.matchAll(/^export (?:interface|type|const) (\w+)/gm)].at(-1)[1];

/** Rules that the export itself says it could not say, and those of if/then, which none can. */
function isUnsaid({ keyword, pointer }, unsaid) {
  if (pointer.includes('/then/') || pointer.includes('/else/')) return true;
  return unsaid.some((at) => at === pointer || (at && pointer.startsWith(`${at}/`)) || (at.endsWith(`/${keyword}`) && pointer.endsWith(at)));
}

// What a type says; limits are comments in TypeScript, and so is that a number is whole.
const typed = new Set(['type', 'required', 'enum', 'const', 'additionalProperties']);
const at = (value, pointer) => pointer.split('/').slice(1).reduce((inner, key) => inner[key.replaceAll('~1', '/').replaceAll('~0', '~')], value);
const isTyped = (schema) => ({ keyword, pointer }) => typed.has(keyword) && !(keyword === 'type' && at(schema, pointer).includes('integer') && at(schema, pointer) !== 'integer');
let broken = 0;
for (const name of names) {
  const { valid, invalid, unsaid } = about(name);
  const root = rootOf(readFileSync(join(out, `${name}.ts`), 'utf8'));
  const schema = JSON.parse(readFileSync(schemas.find((path) => basename(path).startsWith(`${name}.`)), 'utf8'));
  const lines = [`import type { ${root} } from './${name}';`];
  valid.forEach((value, i) => lines.push(`export const v${i}: ${root} = ${JSON.stringify(value)};`));
  invalid.filter(isTyped(schema)).filter((sample) => !isUnsaid(sample, unsaid.ts)).forEach(({ value, pointer }, i) => {
    broken += 1;
    lines.push(`// @ts-expect-error ${pointer.replaceAll('\n', ' ')}`, `export const n${i}: ${root} = ${JSON.stringify(value)};`);
  });
  writeFileSync(join(out, `${name}.check.ts`), `${lines.join('\n')}\n`);
}
const program = ts.createProgram(
  readdirSync(out).filter((file) => file.endsWith('.ts')).map((file) => join(out, file)),
  { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, skipLibCheck: true, types: [] });
const problems = ts.getPreEmitDiagnostics(program);
process.stdout.write(ts.formatDiagnostics(problems, {
  getCurrentDirectory: () => out, getCanonicalFileName: (file) => file, getNewLine: () => '\n' }));
assert.equal(problems.length, 0, 'TypeScript refuses an export');

let agreed = 0;
const wrong = [];
for (const name of names) {
  const text = readFileSync(join(out, `${name}.zod.ts`), 'utf8');
  const script = join(out, `${name}.zod.mjs`);
  writeFileSync(script, ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText);
  const schema = (await import(pathToFileURL(script)))[rootOf(text)];
  const { valid, invalid, unsaid } = about(name);
  for (const value of valid) {
    const read = schema.safeParse(value);
    if (!read.success) wrong.push(`${name} refuses ${JSON.stringify(value)}: ${read.error.message}`);
    agreed += 1;
  }
  for (const sample of invalid.filter((each) => !isUnsaid(each, unsaid.zod))) {
    if (schema.safeParse(sample.value).success) wrong.push(`${name} takes ${JSON.stringify(sample.value)} in spite of ${sample.pointer}`);
    agreed += 1;
  }
}
console.log(`${names.length} schemas; TypeScript: ${broken} wrong values refused; Zod: ${agreed} samples, ${wrong.length} judged otherwise`);
assert.deepEqual(wrong, []);
