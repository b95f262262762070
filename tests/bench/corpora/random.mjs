// Chance with a seed (mulberry32): the same numbers on every machine.
export class Random {
    constructor(seed) {
        this.state = Number(seed) >>> 0;
    }

    next() {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let t = this.state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    }

    below(n) {
        return Math.floor(this.next() * n);
    }

    between(low, high) {
        return low + this.below(high - low + 1);
    }

    chance(probability) {
        return this.next() < probability;
    }

    pick(list) {
        return list[this.below(list.length)];
    }

    /// Between one and `most` results of `make`, joined.
    some(most, make) {
        let text = '';
        for (let n = 1 + this.below(most); n > 0; --n)
            text += make();
        return text;
    }

    /// `size` characters of `alphabet`.
    string(size, alphabet) {
        const parts = new Array(size);
        for (let i = 0; i < size; ++i)
            parts[i] = alphabet[this.below(alphabet.length)];
        return parts.join('');
    }
}
