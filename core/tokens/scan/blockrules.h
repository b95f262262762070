#pragma once

#include "tokens/scan/splitter.h"

#include <bit>
#include <cstdint>

#if defined(__GNUC__)
#define CUEWRIGHT_INLINE inline __attribute__((always_inline))
#else
#define CUEWRIGHT_INLINE inline
#endif

/// The split patterns (facts §10.2) for 64 bytes of ASCII at once. Bit i of each word stands for byte i; `<<
/// 1` asks what stands before a byte, `>> 1` what stands behind it.
namespace cuewright::blocks {

using Word = std::uint64_t;
using Pattern = Splitter::Pattern;

/// Classes of 64 bytes.
struct ByteClasses
{
    Word upper = 0;
    Word lower = 0;
    Word digit = 0;
    Word space = 0; ///< white space, line ends included
    Word newline = 0; ///< CR, LF
    Word blank = 0; ///< U+0020 alone
    Word apostrophe = 0;
    Word slash = 0;
    Word wide = 0; ///< part of a character beyond ASCII
};

constexpr Word bit(unsigned i)
{
    return Word{1} << i;
}

/// Ones below bit i; i is 0 to 63.
constexpr Word below(unsigned i)
{
    return bit(i) - 1;
}

/// The runs of `set` whose first byte is in `first`.
CUEWRIGHT_INLINE Word runsFrom(Word set, Word first)
{
    return set & ~(set + first);
}

/// Bytes of the contraction that starts with the apostrophe at `text`, or 0. `anyCase`: as under (?i:).
CUEWRIGHT_INLINE unsigned contractionSize(const char *text, bool anyCase)
{
    const unsigned fold = anyCase ? 0x20 : 0;
    const unsigned first = static_cast<unsigned char>(text[1]) | fold;
    const unsigned second = static_cast<unsigned char>(text[2]) | fold;
    if (first == 's' || first == 't' || first == 'm' || first == 'd')
        return 2;
    const bool long3 = (first == 'l' && second == 'l') || (second == 'e' && (first == 'r' || first == 'v'));
    return long3 ? 3 : 0;
}

struct Contractions
{
    Word inside = 0; ///< bytes that start no piece
    Word behind = 0; ///< the byte behind one
    Word unknown = 0; ///< an apostrophe too near to the end of the block
};

template <Pattern pattern> CUEWRIGHT_INLINE Contractions contractionsAt(Word apostrophes, const char *text)
{
    Contractions found;
    while (apostrophes != 0) {
        const auto i = static_cast<unsigned>(std::countr_zero(apostrophes));
        apostrophes &= apostrophes - 1;
        if (i > 60) {
            found.unknown = bit(i);
            break;
        }
        // In o200k it ends a word, and one that ends the word before it has no letter left for the next.
        if (pattern == Pattern::O200k && i > 0 && (found.inside & bit(i - 1)) != 0)
            continue;
        const unsigned size = contractionSize(text + i, pattern != Pattern::Gpt2);
        if (size == 0)
            continue;
        const Word bytes = below(size) << i;
        found.inside |= pattern == Pattern::O200k ? bytes : bytes & ~bit(i);
        found.behind |= bit(i + size);
    }
    return found;
}

/// Starts of groups of three digits.
CUEWRIGHT_INLINE Word digitGroups(Word digits)
{
    Word groups = digits & ~(digits << 1);
    const Word third = digits & digits << 1 & digits << 2 & digits << 3;
    for (Word next = groups << 3 & third; next != 0; next = next << 3 & third)
        groups |= next;
    return groups;
}

struct Blanks
{
    Word starts = 0;
    Word unknown = 0; ///< indentation whose end cannot be told
};

/// Starts in the runs of white space `blank`, of which the last character before something else is a piece of
/// its own, or the beginning of one; where lines count, so is what stands behind the last line end.
template <bool lines> CUEWRIGHT_INLINE Blanks blankStarts(Word blank, const ByteClasses &classes)
{
    const Word newline = classes.newline & blank;
    Blanks found;
    if constexpr (!lines) {
        found.starts = (blank & ~(blank << 1)) | (blank & ~(classes.space >> 1));
        return found;
    }
    const Word inner = blank & ~newline;
    found.starts = (blank & ~(blank << 1)) | (inner & ~(classes.space >> 1));
    Word indents = inner & newline << 1;
    if (indents == 0)
        return found;
    const Word sum = inner + indents;
    if (sum < inner) { // the last one reaches the end of the block
        found.unknown = bit(63U - static_cast<unsigned>(std::countl_zero(indents)));
        indents ^= found.unknown;
    }
    // A line of nothing but blanks belongs to the line ends around it; blanks beyond ASCII may follow, and
    // then a line end.
    for (Word ends = sum & ~inner & (newline | classes.wide); ends != 0; ends &= ends - 1) {
        const auto end = static_cast<unsigned>(std::countr_zero(ends));
        const Word before = indents & below(end);
        if (before == 0)
            continue;
        const Word indent = bit(63U - static_cast<unsigned>(std::countl_zero(before)));
        indents ^= indent;
        if ((classes.wide & bit(end)) != 0)
            found.unknown |= indent;
    }
    found.starts |= indents;
    return found;
}

struct Starts
{
    Word pieces = 0; ///< bit 0 is not to be relied on: it is known to be a start
    Word unknown = 0; ///< what starts from here on cannot be told
};

/// Starts of pieces. What stands in bits 63, or directly before an unknown or wide byte, is not to be relied
/// on.
template <Pattern pattern> CUEWRIGHT_INLINE Starts startsIn(const ByteClasses &classes, const char *text)
{
    constexpr bool lines = pattern != Pattern::Gpt2;
    const Word letters = classes.upper | classes.lower;
    const Word symbols = ~(letters | classes.digit | classes.space | classes.wide);
    Starts found;

    // A run of symbols takes one blank before it, and the line ends (in o200k also slashes between them)
    // behind it.
    Word symbolStarts = symbols & ~(symbols << 1) & ~(classes.blank << 1);
    Word tails = 0;
    if constexpr (lines)
        tails = runsFrom(classes.newline, classes.newline & symbols << 1);
    if constexpr (pattern == Pattern::O200k)
        found.unknown = classes.slash & tails << 1;

    const Word apostrophes
        = classes.apostrophe & (pattern == Pattern::O200k ? letters << 1 : symbolStarts | Word{1});
    Contractions contractions;
    if (apostrophes != 0) [[unlikely]] {
        contractions = contractionsAt<pattern>(apostrophes, text);
        symbolStarts &= ~contractions.inside;
    }

    const Blanks blanks = blankStarts<lines>(classes.space & ~tails, classes);
    // What a word takes with it: the character before it, where that is free.
    const Word taken = lines ? (symbolStarts | (classes.space & ~classes.newline)) & letters >> 1
                             : classes.blank & letters >> 1;
    Word letterStarts = letters & ~(letters << 1) & ~(taken << 1);
    if constexpr (pattern == Pattern::O200k)
        letterStarts |= classes.upper & classes.lower << 1;
    letterStarts = (letterStarts & ~contractions.inside) | (letters & contractions.behind);
    Word digitStarts = 0;
    if constexpr (lines)
        digitStarts = digitGroups(classes.digit);
    else
        digitStarts = classes.digit & ~(classes.digit << 1) & ~(classes.blank << 1);

    found.pieces = symbolStarts | blanks.starts | letterStarts | digitStarts;
    found.unknown |= contractions.unknown | blanks.unknown;
    return found;
}

/// Writes the ends of the pieces of a block at `at` whose end is certain; returns how many there are, and
/// moves `at` to the last of them. `stopped`: something in the block is for the Splitter.
template <Pattern pattern>
CUEWRIGHT_INLINE std::size_t takeBlock(
    const ByteClasses &classes, const char *text, std::size_t &at, std::uint32_t *ends, bool &stopped)
{
    const Starts starts = startsIn<pattern>(classes, text + at);
    const Word unknown = starts.unknown | classes.wide;
    stopped = unknown != 0;
    const auto first = static_cast<unsigned>(std::countr_zero(unknown)); // 64 where there is none
    // The byte before the first unknown one may go together with it.
    const Word known = below(first >= 64 ? 63 : first == 0 ? 0 : first - 1);
    Word pieces = starts.pieces & known & ~Word{1};
    const auto count = static_cast<std::size_t>(std::popcount(pieces));
    if (count == 0)
        return 0;
    const auto base = static_cast<std::uint32_t>(at);
    at += 63U - static_cast<unsigned>(std::countl_zero(pieces));
    // In eights and without asking: what is written too much is written over.
    for (std::size_t done = 0; done < count; done += 8) {
        for (unsigned i = 0; i < 8; ++i) {
            *ends++ = base + static_cast<std::uint32_t>(std::countr_zero(pieces));
            pieces &= pieces - 1;
        }
    }
    return count;
}

} // namespace cuewright::blocks
