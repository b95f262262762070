#include "tokens/scan/utf8blocks.h"

#include <cstdint>

#if defined(__GNUC__) && defined(__x86_64__)
#define CUEWRIGHT_X86
#include <immintrin.h>
#endif

namespace cuewright {
namespace {

#ifdef CUEWRIGHT_X86

#define CUEWRIGHT_AVX2 __attribute__((target("avx2")))

constexpr std::size_t kBlock = 32;

// What may be wrong with two bytes that stand side by side. An error is one that the upper and the lower half
// of the first and the upper half of the second byte agree on.
enum PairError : std::uint8_t {
    TooShort = 1, ///< a lead byte, then none that continues it
    TooLong = 2, ///< ASCII, then a byte that continues
    OverlongThree = 4,
    TooLarge = 8, ///< above U+10FFFF
    Surrogate = 16,
    OverlongTwo = 32,
    OverlongFour = 64,
    MuchTooLarge = 64, ///< above U+13FFFF; shares a bit, for no second half has both
    TwoContinue = 128, ///< right only inside a character of three or four bytes
};
/// What the lower half of the first byte has no say in.
constexpr int kAnyLow = TooShort | TooLong | TwoContinue;

CUEWRIGHT_AVX2 inline __m256i lookUp(__m128i table, __m256i halves)
{
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), halves);
}

CUEWRIGHT_AVX2 inline __m256i upperHalf(__m256i bytes)
{
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

template <typename... Values> CUEWRIGHT_AVX2 inline __m128i tableOf(Values... values)
{
    return _mm_setr_epi8(static_cast<char>(values)...);
}

/// Not zero where the pair of this byte and the one before it cannot be, apart from continuing bytes too many
/// or too few in characters of three and four bytes, which it answers with the highest bit.
CUEWRIGHT_AVX2 inline __m256i pairErrors(__m256i bytes, __m256i before)
{
    constexpr int ascii = TooLong;
    constexpr int continues = TwoContinue;
    constexpr int low = kAnyLow;
    constexpr int large = low | TooLarge | MuchTooLarge;
    const __m128i upperOfFirst = tableOf(ascii, ascii, ascii, ascii, ascii, ascii, ascii, ascii, continues,
        continues, continues, continues, TooShort | OverlongTwo, TooShort,
        TooShort | OverlongThree | Surrogate, TooShort | TooLarge | MuchTooLarge | OverlongFour);
    const __m128i lowerOfFirst = tableOf(low | OverlongTwo | OverlongThree | OverlongFour, low | OverlongTwo,
        low, low, low | TooLarge, large, large, large, large, large, large, large, large, large | Surrogate,
        large, large);
    constexpr int second = TooLong | OverlongTwo | TwoContinue;
    const __m128i upperOfSecond = tableOf(TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
        TooShort, TooShort, second | OverlongThree | MuchTooLarge | OverlongFour,
        second | OverlongThree | TooLarge, second | Surrogate | TooLarge, second | Surrogate | TooLarge,
        TooShort, TooShort, TooShort, TooShort);
    const __m256i lowerHalf = _mm256_and_si256(before, _mm256_set1_epi8(0x0F));
    return _mm256_and_si256(
        _mm256_and_si256(lookUp(upperOfFirst, upperHalf(before)), lookUp(lowerOfFirst, lowerHalf)),
        lookUp(upperOfSecond, upperHalf(bytes)));
}

/// `bytes` and the `count` before them, without the last `count`.
template <int count> CUEWRIGHT_AVX2 inline __m256i shifted(__m256i bytes, __m256i before)
{
    return _mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(before, bytes, 0x21), 16 - count);
}

CUEWRIGHT_AVX2 inline __m256i errorsIn(__m256i bytes, __m256i before)
{
    const __m256i pairs = pairErrors(bytes, shifted<1>(bytes, before));
    // The third and fourth bytes of a character have the highest bit in both, and no other byte has it in
    // either.
    const __m256i third
        = _mm256_subs_epu8(shifted<2>(bytes, before), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
    const __m256i fourth
        = _mm256_subs_epu8(shifted<3>(bytes, before), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
    const __m256i expected
        = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
    return _mm256_xor_si256(pairs, expected);
}

CUEWRIGHT_AVX2 std::size_t validBlocks(std::string_view bytes)
{
    __m256i before = _mm256_setzero_si256();
    bool wasAscii = true;
    std::size_t at = 0;
    for (; bytes.size() - at >= kBlock; at += kBlock) {
        const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes.data() + at));
        const bool isAscii = _mm256_movemask_epi8(block) == 0;
        if (!isAscii || !wasAscii) {
            const __m256i errors = errorsIn(block, before);
            if (!_mm256_testz_si256(errors, errors))
                break;
        }
        before = block;
        wasAscii = isAscii;
    }
    return at;
}

#endif

} // namespace

std::size_t validUtf8Blocks([[maybe_unused]] std::string_view bytes)
{
    std::size_t at = 0;
#ifdef CUEWRIGHT_X86
    if (__builtin_cpu_supports("avx2"))
        at = validBlocks(bytes);
    // The last character may go on in what comes behind.
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (at > 0 && byte(at - 1) >= 0x80) {
        do
            --at;
        while (byte(at) < 0xC0);
    }
#endif
    return at;
}

} // namespace cuewright
