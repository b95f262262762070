// Every character there is, in every place where the rules of the split patterns may take it differently.
import { Buffer } from 'node:buffer';

const contexts = [
    (c) => c,
    (c) => 'a' + c,
    (c) => c + 'a',
    (c) => 'A' + c + 'b',
    (c) => 'a' + c + 'B',
    (c) => ' ' + c,
    (c) => '  ' + c + ' ',
    (c) => c + '\n',
    (c) => '\n' + c + ' x',
    (c) => '1' + c + '1',
    (c) => "'" + c,
    (c) => "don'" + c + 'e',
    (c) => c + "'s",
    (c) => '.' + c + '/',
    (c) => '中' + c + '文',
    (c) => c + c + c + c,
];

/// { text, bytes } of each, one after the other.
export function* characters() {
    for (let point = 0; point <= 0x10ffff; ++point) {
        if (point >= 0xd800 && point < 0xe000)
            continue;
        const character = String.fromCodePoint(point);
        for (const context of contexts) {
            const text = context(character);
            yield { text, bytes: Buffer.from(text) };
        }
    }
}
