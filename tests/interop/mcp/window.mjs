// The program's window (realservers, the argument) with MCP servers of npm: as child processes, and over HTTP.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serveEverything, everything, filesystem } from './launch.mjs';

const folder = resolve('window-files');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
writeFileSync(join(folder, 'a.txt'), 'hello file\n');
writeFileSync(join(folder, 'large.txt'), 'x'.repeat(4 << 20));
const home = resolve('window-home');
rmSync(home, { recursive: true, force: true });
mkdirSync(home);

const { url, server } = await serveEverything();
const code = await new Promise((done) => {
    spawn(process.argv[2], [], {
        stdio: 'inherit',
        env: {
            ...process.env, QT_QPA_PLATFORM: 'offscreen', LC_ALL: 'C.UTF-8', HOME: home,
            XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache'),
            NODE: process.execPath, EVERYTHING: everything, EVERYTHING_URL: url, FILESYSTEM: filesystem, FILES: folder,
        },
    }).on('exit', done).on('error', (error) => {
        console.error(error.message);
        done(1);
    });
});
server.kill('SIGKILL');
process.exit(code ?? 1);
