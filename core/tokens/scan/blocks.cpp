#include "tokens/scan/blocks.h"

#include "tokens/scan/blockrules.h"

#if defined(__GNUC__) && defined(__x86_64__)
#define CUEWRIGHT_X86
#include <immintrin.h>
#endif

namespace cuewright::blocks {
namespace {

#ifdef CUEWRIGHT_X86

#define CUEWRIGHT_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,lzcnt,popcnt")))
#define CUEWRIGHT_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

CUEWRIGHT_AVX512 inline ByteClasses classes512(const char *text)
{
    const __m512i bytes = _mm512_loadu_si512(text);
    const auto is
        = [&](char byte) CUEWRIGHT_AVX512 { return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte)); };
    const auto within = [&](char first, char count) CUEWRIGHT_AVX512 {
        return _mm512_cmplt_epu8_mask(
            _mm512_sub_epi8(bytes, _mm512_set1_epi8(first)), _mm512_set1_epi8(count));
    };
    ByteClasses found;
    found.upper = within('A', 26);
    found.lower = within('a', 26);
    found.digit = within('0', 10);
    found.blank = is(' ');
    found.newline = is('\n') | is('\r');
    found.space = within('\t', 5) | found.blank;
    found.apostrophe = is('\'');
    found.slash = is('/');
    found.wide = _mm512_movepi8_mask(bytes);
    return found;
}

CUEWRIGHT_AVX2 inline ByteClasses classes256(const char *text)
{
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text + 32));
    const auto word = [](__m256i a, __m256i b) CUEWRIGHT_AVX2 {
        return static_cast<Word>(static_cast<std::uint32_t>(_mm256_movemask_epi8(b))) << 32
            | static_cast<std::uint32_t>(_mm256_movemask_epi8(a));
    };
    const auto is = [&](char byte) CUEWRIGHT_AVX2 {
        const __m256i all = _mm256_set1_epi8(byte);
        return word(_mm256_cmpeq_epi8(low, all), _mm256_cmpeq_epi8(high, all));
    };
    // Signed comparison serves: bytes beyond ASCII are negative.
    const auto within = [&](char first, char count) CUEWRIGHT_AVX2 {
        const __m256i before = _mm256_set1_epi8(static_cast<char>(first - 1));
        const __m256i behind = _mm256_set1_epi8(static_cast<char>(first + count));
        const auto part = [&](__m256i bytes) CUEWRIGHT_AVX2 {
            return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, before), _mm256_cmpgt_epi8(behind, bytes));
        };
        return word(part(low), part(high));
    };
    ByteClasses found;
    found.upper = within('A', 26);
    found.lower = within('a', 26);
    found.digit = within('0', 10);
    found.blank = is(' ');
    found.newline = is('\n') | is('\r');
    found.space = within('\t', 5) | found.blank;
    found.apostrophe = is('\'');
    found.slash = is('/');
    found.wide = word(low, high);
    return found;
}

// The loop stands once for each set of instructions: what classifies is only inlined into a function of the same set.
template <Pattern pattern>
CUEWRIGHT_AVX512 Progress scan512(
    const char *text, std::size_t at, std::size_t size, std::uint32_t *ends, std::size_t room)
{
    std::size_t count = 0;
    for (bool stopped = false; !stopped && at + kSize <= size && count + kSize + kSlack <= room;) {
        const std::size_t found = takeBlock<pattern>(classes512(text + at), text, at, ends + count, stopped);
        count += found;
        stopped |= found == 0;
    }
    return {at, count};
}

template <Pattern pattern>
CUEWRIGHT_AVX2 Progress scan256(
    const char *text, std::size_t at, std::size_t size, std::uint32_t *ends, std::size_t room)
{
    std::size_t count = 0;
    for (bool stopped = false; !stopped && at + kSize <= size && count + kSize + kSlack <= room;) {
        const std::size_t found = takeBlock<pattern>(classes256(text + at), text, at, ends + count, stopped);
        count += found;
        stopped |= found == 0;
    }
    return {at, count};
}

bool hasAvx512()
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2");
}

bool hasAvx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}

template <Pattern pattern> std::size_t scanners(Named (&found)[2])
{
    std::size_t count = 0;
    if (hasAvx512())
        found[count++] = {"avx512", &scan512<pattern>};
    if (hasAvx2())
        found[count++] = {"avx2", &scan256<pattern>};
    return count;
}

#else

template <Pattern> std::size_t scanners(Named (&)[2])
{
    return 0;
}

#endif

} // namespace

std::size_t allScanners(Pattern pattern, Named (&found)[2])
{
    switch (pattern) {
    case Pattern::Gpt2:
        return scanners<Pattern::Gpt2>(found);
    case Pattern::Cl100k:
        return scanners<Pattern::Cl100k>(found);
    case Pattern::O200k:
        break;
    }
    return scanners<Pattern::O200k>(found);
}

Scanner scannerFor(Pattern pattern)
{
    Named found[2] = {};
    return allScanners(pattern, found) > 0 ? found[0].scanner : nullptr;
}

} // namespace cuewright::blocks
