// The client against Node's HTTP/2 server, which Qt's own test server is none of:
//
//     node http2.mjs CLIENT DATA_FOLDER
//
// HTTP/2 is spoken where TLS offers it, and there too each attempt is one POST, however the connection ends. Exit 0 where all
// is well.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createSecureServer, constants } from 'node:http2';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';

const [client, data] = process.argv.slice(2);
const certificate = join(data, 'selfsigned.pem');
const answer = JSON.stringify({
    id: 'c1', object: 'chat.completion', model: 'test-model',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 },
});

/** Runs `count` requests against `answerWith(response, cut, number)`; what the server saw and the client says. */
async function run(count, answerWith, create = createSecureServer) {
    const seen = { posts: 0, sessions: new Set(), versions: new Set() };
    const server = create({ cert: readFileSync(certificate), key: readFileSync(join(data, 'selfsigned.key')) });
    const sockets = [];
    const cut = () => sockets.forEach((socket) => socket.destroy());
    server.on('secureConnection', (socket) => sockets.push(socket.on('error', () => {})));
    server.on('sessionError', () => {});
    server.on('request', (request, response) => {
        seen.posts += 1;
        seen.versions.add(request.httpVersion);
        seen.sessions.add(request.stream?.session ?? request.socket);
        const number = seen.posts;
        request.on('error', () => {});
        response.on('error', () => {});
        request.resume().on('end', () => answerWith(response, cut, number));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { stdout } = await promisify(execFile)(
        client, [`https://127.0.0.1:${server.address().port}/v1`, certificate, String(count)], { timeout: 60_000 });
    cut();
    server.close();
    return { ...seen, calls: JSON.parse(stdout) };
}

const good = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
const attempts = ({ calls }) => calls.reduce((sum, call) => sum + call.attempts, 0);
const answered = ({ calls }) => calls.filter((call) => call.text === 'Hello').length;

const cases = {
    async 'HTTP/2 is spoken, six requests to a connection'() {
        const seen = await run(24, good);
        assert.deepEqual([...seen.versions], ['2.0']);
        assert.equal(answered(seen), 24);
        assert.equal(seen.posts, 24);
        assert.ok(seen.sessions.size <= 4, `${seen.sessions.size} connections`);
    },
    async 'HTTP/1.1 where TLS offers nothing else'() {
        const seen = await run(6, good, createServer);
        assert.deepEqual([...seen.versions], ['1.1']);
        assert.equal(answered(seen), 6);
    },
    async 'the connection is cut after the request'() {
        const seen = await run(1, (response, cut) => cut());
        assert.equal(answered(seen), 0);
        assert.equal(seen.posts, attempts(seen));
    },
    async 'the stream is reset'() {
        const seen = await run(1, (response) => response.stream.close(constants.NGHTTP2_INTERNAL_ERROR));
        assert.equal(answered(seen), 0);
        assert.equal(seen.posts, attempts(seen));
    },
    async 'the stream is refused'() {
        const seen = await run(1, (response) => response.stream.close(constants.NGHTTP2_REFUSED_STREAM));
        assert.equal(answered(seen), 0);
        assert.equal(seen.posts, attempts(seen));
    },
    async 'the server says goodbye and means it'() {
        const seen = await run(1, (response) => {
            const { session } = response.stream;
            session.goaway(constants.NGHTTP2_NO_ERROR, 0);
            session.destroy();
        });
        assert.equal(answered(seen), 0);
        assert.equal(seen.posts, attempts(seen));
    },
    async 'one of many cuts the connection of all'() {
        const seen = await run(6, (response, cut, number) => {
            if (number === 6)
                cut();
        });
        assert.equal(answered(seen), 0);
        assert.equal(seen.posts, attempts(seen));
    },
    async 'half an answer'() {
        const seen = await run(1, (response, cut) => {
            response.writeHead(200, { 'content-type': 'application/json' }).write(answer.slice(0, 40));
            setTimeout(cut, 50);
        });
        assert.equal(answered(seen), 0);
        assert.equal(seen.posts, attempts(seen));
    },
};

let failed = 0;
for (const [name, check] of Object.entries(cases)) {
    try {
        await check();
        console.log(`ok      ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`FAILED  ${name}: ${error.message}`);
    }
}
process.exit(failed === 0 ? 0 : 1);
