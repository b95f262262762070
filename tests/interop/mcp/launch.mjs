// Where the servers of npm are, and how the one that listens is started.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const modules = resolve('node_modules');
export const everything = join(modules, '@modelcontextprotocol/server-everything/dist/index.js');
export const filesystem = join(modules, '@modelcontextprotocol/server-filesystem/dist/index.js');

const freePort = () => new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => done(port));
    });
});

export async function serveEverything() {
    const port = await freePort();
    const server = spawn(process.execPath, [everything, 'streamableHttp'], { env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise((done) => server.stderr.on('data', (text) => /listening|port/i.test(text) && done()));
    return { url: `http://127.0.0.1:${port}/mcp`, server };
}
