#include "tokens/scan/utf8.h"

#include "tokens/scan/utf8blocks.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cuewright {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Sequence
{
    std::size_t size = 1; ///< of the character, or of its maximal broken part
    bool valid = false;
};

bool isBetween(unsigned char byte, unsigned char low, unsigned char high)
{
    return byte >= low && byte <= high;
}

// What starts at `at` (Unicode 16.0, table 3-7): the second byte has a narrower range after E0, ED, F0 and
// F4, which keeps overlong forms, surrogates and values over U+10FFFF out.
Sequence sequenceAt(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {1, true};
    if (!isBetween(lead, 0xC2, 0xF4))
        return {1, false};
    const std::size_t needed = utf8Size(bytes[at]);
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i < needed; ++i) {
        if (at + i >= bytes.size() || !isBetween(byte(i), i == 1 ? low : 0x80, i == 1 ? high : 0xBF))
            return {i, false};
    }
    return {needed, true};
}

/// A character of three bytes, the first one E1 to EC, EE or EF.
bool isPlainThree(const char *at)
{
    const auto byte = [at](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    return (byte(0) & 0xF0U) == 0xE0 && byte(0) != 0xE0 && byte(0) != 0xED
        && ((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) < 0x40;
}

/// Turns the ASCII that `text` begins with into bytes, in steps; returns how many.
qsizetype copyAscii(char *to, const char16_t *text, qsizetype size)
{
    constexpr qsizetype step = 16;
    qsizetype done = 0;
    for (; size - done >= step; done += step) {
#ifdef __SSE2__
        const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + done));
        const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + done + 8));
        const __m128i wide
            = _mm_and_si128(_mm_or_si128(low, high), _mm_set1_epi16(static_cast<short>(0xFF80)));
        if (_mm_movemask_epi8(_mm_cmpeq_epi16(wide, _mm_setzero_si128())) != 0xFFFF)
            break;
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + done), _mm_packus_epi16(low, high));
#else
        unsigned all = 0;
        for (qsizetype i = 0; i < step; ++i)
            all |= text[done + i];
        if (all >= 0x80)
            break;
        for (qsizetype i = 0; i < step; ++i)
            to[done + i] = static_cast<char>(text[done + i]);
#endif
    }
    return done;
}

} // namespace

std::size_t validUtf8Prefix(std::string_view bytes)
{
    std::size_t at = validUtf8Blocks(bytes);
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        if (bytes.size() - at >= sizeof eight) {
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        // Most of what is not ASCII has three bytes, and any two bytes may continue these.
        if (bytes.size() - at >= 3 && isPlainThree(bytes.data() + at)) {
            at += 3;
            continue;
        }
        const Sequence sequence = sequenceAt(bytes, at);
        if (!sequence.valid)
            break;
        at += sequence.size;
    }
    return at;
}

std::string repairedUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + 16);
    while (true) {
        const std::size_t valid = validUtf8Prefix(bytes);
        out += bytes.substr(0, valid);
        bytes.remove_prefix(valid);
        if (bytes.empty())
            return out;
        out += kReplacement;
        bytes.remove_prefix(sequenceAt(bytes, 0).size);
    }
}

namespace {

/// The UTF-8 of some text, which needs at most three bytes a unit; returns what is behind it.
char *writeUtf8(char *to, QStringView text)
{
    const auto put = [&to](char32_t value) { *to++ = static_cast<char>(static_cast<unsigned char>(value)); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t unit = text[i].unicode();
        if (unit >= 0x800 && !QChar::isSurrogate(unit)) {
            put(0xE0 | unit >> 12);
            put(0x80 | (unit >> 6 & 0x3F));
            put(0x80 | (unit & 0x3F));
        } else if (unit < 0x80) {
            put(unit);
            const qsizetype ascii = copyAscii(to, text.utf16() + i + 1, text.size() - i - 1);
            to += ascii;
            i += ascii;
        } else if (unit < 0x800) {
            put(0xC0 | unit >> 6);
            put(0x80 | (unit & 0x3F));
        } else if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
            put(0xF0 | point >> 18);
            put(0x80 | (point >> 12 & 0x3F));
            put(0x80 | (point >> 6 & 0x3F));
            put(0x80 | (point & 0x3F));
        } else {
            for (const char byte : kReplacement)
                *to++ = byte;
        }
    }
    return to;
}

} // namespace

void appendUtf8(std::string &out, QStringView text)
{
    constexpr qsizetype step = 1024;
    char some[3 * step]; // because a string clears what it grows by
    while (!text.isEmpty()) {
        qsizetype size = std::min(step, text.size());
        if (size < text.size() && text[size - 1].isHighSurrogate())
            --size; // its other half comes next
        out.append(some, writeUtf8(some, text.first(size)));
        text = text.sliced(size);
    }
}

} // namespace cuewright
