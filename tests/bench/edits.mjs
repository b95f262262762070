// One-character edits and pastes, and what they must not take longer than.
import { atMost, number, table } from './report.mjs';

const typing = { median: { need: 3, aim: 1 }, p99: { need: 50, aim: 10 } };
const goals = {
    'mixed-1m': typing,
    'mixed-5m': typing,
    json: { p99: { need: 200 } },
    chinese: { p99: { need: 200 } },
    base64: { p99: { need: 200 } },
    minified: { p99: { need: 200 } },
    digits: { p99: { need: 1000 } },
    'one-letter': { p99: { need: 1000 } },
    letters: { p99: { need: 1000 } },
};

/// `run` starts the program with the arguments given. Returns the names of corpora whose document was wrong.
export function edits(run, file, wants) {
    const [rows, states, pastes, wrong] = [[], [], [], []];
    for (const [name, goal] of Object.entries(goals)) {
        if (!wants(name))
            continue;
        const hostile = goal.p99.need === 1000;
        const found = run(file(name), hostile ? '2000' : '20000', ...(hostile ? [] : [file('mixed-100k')]));
        if (!found || found.wrong)
            wrong.push(name);
        const one = found ?? {};
        rows.push([name, number(one.median_us), ...atMost(`edits ${name} median`, one.median_us, goal.median, 'µs'),
            number(one.p99_us), ...atMost(`edits ${name} p99`, one.p99_us, goal.p99, 'µs'), number(one.max_us)]);
        states.push([name, number(one.build_us / 1000), number(one.state), ...atMost(`state ${name}`, one.state, { need: 1 }, 'B'),
            number(one.state_after)]);
        if (!hostile) {
            const ratio = one.paste_us / one.paste_encode_us;
            pastes.push([name, number(one.paste_first_us / 1000), number(one.paste_us / 1000), number(one.paste_encode_us / 1000), number(ratio),
                ...atMost(`paste ${name}`, ratio, { need: 1.2 }, '×')]);
        }
    }
    table('One-character edits at random places, µs', ['', 'median', 'target', '', 'p99', 'target', '', 'max'], rows);
    table('State of the document', ['', 'built in ms', 'bytes per byte of text', 'target', '', 'after the edits'], states);
    table('Paste of 100 KB into the middle, ms', ['', 'first', 'median', 'encoding it', 'ratio', 'target', ''], pastes);
    for (const name of wrong)
        console.log(`FAIL edits: the document of ${name} differs from a fresh encode, or the program ended badly`);
    return wrong;
}
