// Random texts, as nasty as the split patterns and the merging can be tried: every class of character their rules know, at the
// places where the rules meet; runs that repeat; real text between it all; and broken UTF-8.
import { Buffer } from 'node:buffer';
import { Random } from '../bench/corpora/random.mjs';

const spaces = [' ', ' ', ' ', ' ', '\n', '\n', '\r', '\r\n', '\t', '\v', '\f', '\u0085', '\u00a0', '\u1680', '\u2003', '\u2028',
    '\u2029', '\u202f', '\u205f', '\u3000', '\u180e', '\ufeff', '\u200b', '\u001c'];
// Lu, Ll, Lt, Lm, Lo, M, and those whose case folds oddly
const cased = [...'aAbBsSzZéÉßẞſKﬁǅǈᾈʰˠªºאبあア中한ⅠⓐºĸŉİıΣςσДж', '\u0301', '\u0345', '\u20dd', '\u093f', '\u{1d400}', '\u{10400}', '\u{10428}'];
const digits = [...'0123456789', '²', '½', '٣', '５', 'Ⅻ', '\u{1d7d8}', '㊿', '〇'];
const symbols = [..."'\"’.,;:!?/\\|-_+=*&^%$#@~`()[]{}<>€°，。！", '\u0000', '\u0007', '\u007f', '🙂', '👩‍👩‍👧', '🇩🇪', '👍🏽', '\ufffd', '\ue000',
    '\u{10ffff}', '\ufe0f', '\u200d'];
const contractions = ["'s", "'S", "'t", "'re", "'RE", "'ve", "'m", "'ll", "'LL", "'lL", "'d", "'D", "'ſ", "'ſs", "'l", "'r", "'v", "'x",
    "''s", "'rE", "'Ve", "’s", "'s's", "' s"];
const specials = ['<|endoftext|>', '<|im_start|>', '<|endofprompt|>', '<|fim_prefix|>', '<|start|>', '<|channel|>'];
const snippets = ['https://', '.com/', '();\n', '{\n    ', '}\n\n', '</', '/>\r\n', '\n\n\n', '\t\t', '    ', '0x', '1,000.00', '::', '->', '=>', '...', '////',
    '\n/', '!\n', '--\n', '#!/', '//\n', '*/\n', '==\r\n', ')]}', '\\n', '"\n', ' \n ', '\r\n\r\n', '  \n', '\n  a'];

export class Mixtures {
    /// `texts` are real ones, of which parts are mixed in.
    constructor(texts, seed) {
        this.texts = texts;
        this.random = new Random(seed);
        this.words = [...new Set(texts.flatMap((text) => text.slice(0, 300_000).match(/\p{L}+/gu) ?? []))];
        const { random } = this;
        const letter = () => String.fromCharCode(random.pick([65, 97, 97]) + random.below(26));
        const anything = () => random.pick(random.pick([spaces, cased, digits, symbols, contractions]));
        const longRun = () => random.pick([4, 4, 20, 20, 150, random.chance(0.02) ? 2000 : 30]);
        this.parts = [
            () => random.some(12, () => random.pick(spaces)),
            () => random.some(12, () => random.pick(cased)),
            () => random.some(longRun(), letter),
            () => random.pick(['', ' ', '\n']) + random.some(10, letter) + random.pick(contractions),
            () => random.some(9, () => random.pick(digits)),
            () => random.some(9, () => random.pick(symbols)),
            () => random.some(9, anything),
            () => random.some(20, () => this.anyCharacter()),
            () => anything().repeat(1 + random.below(longRun())),
            () => random.some(8, () => random.pick(snippets)),
            () => random.pick(specials),
            () => this.caseMixed(),
            () => random.some(30, () => random.pick(this.words) + random.pick(['', ' ', ' ', '_', "'", '.', ', '])),
            () => this.slice(40),
            () => this.slice(200),
            () => this.slice(1000),
        ];
    }

    anyCharacter() {
        const { random } = this;
        const point = random.below(random.pick([0x80, 0x250, 0x900, 0x3000, 0x10000, 0x20000, 0x110000]));
        return point >= 0xd800 && point < 0xe000 ? ' ' : String.fromCodePoint(point);
    }

    /// A real word with its cases changed, marks in it, and something before and behind.
    caseMixed() {
        const { random } = this;
        const word = [...random.pick(this.words)].map((c) => random.pick([c, c, c.toUpperCase(), c.toLowerCase(), c + '\u0301'])).join('');
        return random.pick([...spaces, ...symbols]) + word + random.pick([...contractions, ...digits, ...symbols]);
    }

    slice(most) {
        const text = this.random.pick(this.texts);
        const start = this.random.below(text.length);
        return text.slice(start, start + 1 + this.random.below(most));
    }

    /// Between 1 and 200 KB, most of them short: { text, bytes }. What counts is `bytes`; `text` is what they say, with U+FFFD
    /// where they say nothing.
    next() {
        const { random } = this;
        const size = 1000 * 200 ** random.next() ** 2;
        let text = '';
        while (text.length < size)
            text += random.pick(this.parts)();
        // A part of a real text may have begun or ended inside a pair of surrogates; UTF-8 knows none.
        const bytes = Buffer.from(text, 'utf8');
        if (random.chance(0.05))
            this.breakUp(bytes);
        return { text: decoder.decode(bytes), bytes };
    }

    breakUp(bytes) {
        const { random } = this;
        for (let n = 1 + (bytes.length >> random.between(3, 9)); n > 0; --n) {
            const broken = random.pick(brokenUtf8);
            bytes.set(broken.slice(0, bytes.length), random.below(Math.max(1, bytes.length - broken.length)));
        }
        bytes[random.below(bytes.length)] = random.below(256);
    }
}

// ignoreBOM: U+FEFF at the start is a character like any other
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const brokenUtf8 = [[0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc3], [0xe0, 0x80, 0x80], [0xe0, 0xa0], [0xe4, 0xb8], [0xed, 0xa0, 0x80],
    [0xed, 0xbf, 0xbf], [0xef, 0xbf], [0xf0, 0x80, 0x80, 0x80], [0xf0, 0x9f, 0x99], [0xf0, 0x9f], [0xf4, 0x90, 0x80, 0x80], [0xf5], [0xfe], [0xff]];
