#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cuewright {

/// What the split patterns need to know of a character (Unicode 16.0). A value is also the number of a bit in
/// a set.
enum class CharacterClass : std::uint8_t {
    Other = 0, ///< also unassigned
    Upper = 1, ///< Lu, Lt
    Lower = 2, ///< Ll
    Letter = 3, ///< Lm, Lo: upper and lower at once
    Mark = 4, ///< M; in a word upper and lower at once, elsewhere like Other
    Number = 5, ///< N
    Space = 6, ///< White_Space; includes CR and LF, excludes U+180E and U+FEFF
    End = 7, ///< no character: the text ends here
};

/// A set of classes.
class ClassSet final
{
public:
    constexpr ClassSet() = default;
    constexpr ClassSet(CharacterClass one) // implicit: a class is a set of one
        : m_bits(1U << static_cast<unsigned>(one))
    { }
    constexpr bool has(CharacterClass one) const { return (m_bits >> static_cast<unsigned>(one)) & 1U; }
    friend constexpr ClassSet operator|(ClassSet a, ClassSet b)
    {
        ClassSet both;
        both.m_bits = a.m_bits | b.m_bits;
        return both;
    }

private:
    unsigned m_bits = 0;
};

struct Character
{
    char32_t point = 0;
    CharacterClass type = CharacterClass::End;
    std::uint8_t size = 0; ///< bytes in UTF-8
};

/// The two-stage table of classes under resources/tokens. Immutable; any number of threads may use it.
class CharacterTable final
{
public:
    static const CharacterTable &instance();

    CharacterClass classOf(char32_t point) const
    {
        const auto block = static_cast<unsigned char>(m_index[point / kBlock]);
        return static_cast<CharacterClass>(m_blocks[block * kBlock + point % kBlock]);
    }

    /// Moves `at` over characters of three bytes that are letters without case, as in Chinese and Japanese.
    const char *skipLetters(const char *at, const char *end) const
    {
        while (end - at >= 3) {
            const auto byte
                = [at](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(at[i])); };
            if (byte(0) - 0xE4U <= 0xE9U - 0xE4U && end - at >= kIdeographReads) {
                const std::size_t size = ideographs(at);
                at += size;
                if (size > 0)
                    continue;
            }
            if ((byte(0) & 0xF0U) != 0xE0)
                break;
            const unsigned point = (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
            if (classOf(point) != CharacterClass::Letter)
                break;
            at += 3;
        }
        return at;
    }
    bool isAsciiOf(ClassSet set, char byte) const
    {
        const auto value = static_cast<unsigned char>(byte);
        return value < 0x80 && set.has(static_cast<CharacterClass>(m_blocks[value & 0x7FU]));
    }
    /// The character that starts at `at`, in valid UTF-8.
    Character decode(const char *at) const
    {
        const auto lead = static_cast<unsigned char>(*at);
        if (lead < 0x80)
            return {
                lead, static_cast<CharacterClass>(m_blocks[lead]), 1}; // block 0 is the first one in the file
        return decodeWide(at);
    }

private:
    static constexpr std::size_t kBlock = 128;
    static constexpr std::ptrdiff_t kIdeographReads = 16;
    static constexpr std::size_t kMostIdeographs = 15; ///< bytes of the five that fit

    /// Bytes of the ideographs from U+4000 to U+9FFF that `text` begins with, kMostIdeographs at the most. May see
    /// fewer than there are.
    static std::size_t ideographs(const char *text)
    {
#ifdef __SSE2__
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
        const auto equal = [bytes](unsigned char byte) {
            return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte)))));
        };
        // All leads E4 to E9 but for the hexagram symbols, E4 B7.
        const auto leads = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE3))),
                _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xEA))))));
        const unsigned letters = leads & ~(equal(0xE4) & equal(0xB7) >> 1);
        constexpr unsigned starts = 0b001'001'001'001'001;
        return static_cast<std::size_t>(std::countr_zero((~letters & starts) | 1U << kMostIdeographs));
#else
        std::size_t size = 0;
        while (size < kMostIdeographs && static_cast<unsigned char>(text[size]) - 0xE5U <= 0xE9U - 0xE5U)
            size += 3;
        return size;
#endif
    }

    CharacterTable();
    Character decodeWide(const char *at) const;

    const char *m_index = nullptr; ///< block number of each 128 code points
    const char *m_blocks = nullptr; ///< 128 classes each
};

inline Character CharacterTable::decodeWide(const char *at) const
{
    const auto byte
        = [at](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(at[i])); };
    const auto low = [byte](std::size_t i) { return byte(i) & 0x3FU; };
    const char32_t lead = byte(0);
    // Three bytes first: they are most of what is written with more than one.
    if (lead >= 0xE0 && lead < 0xF0) {
        const char32_t point = (lead & 0x0FU) << 12 | low(1) << 6 | low(2);
        return {point, classOf(point), 3};
    }
    const char32_t point = lead < 0xE0 ? (lead & 0x1FU) << 6 | low(1)
                                       : (lead & 0x07U) << 18 | low(1) << 12 | low(2) << 6 | low(3);
    return {point, classOf(point), static_cast<std::uint8_t>(lead < 0xE0 ? 2 : 4)};
}

} // namespace cuewright
