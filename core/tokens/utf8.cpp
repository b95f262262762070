#include "tokens/utf8.h"

#include <cstdint>
#include <cstring>

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

} // namespace

std::size_t validUtf8Prefix(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        if (bytes.size() - at >= sizeof eight) {
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
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

void appendUtf8(std::string &out, QStringView text)
{
    const auto put = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t unit = text[i].unicode();
        if (unit < 0x80) {
            put(unit);
        } else if (unit < 0x800) {
            put(0xC0 | unit >> 6);
            put(0x80 | (unit & 0x3F));
        } else if (!QChar::isSurrogate(unit)) {
            put(0xE0 | unit >> 12);
            put(0x80 | (unit >> 6 & 0x3F));
            put(0x80 | (unit & 0x3F));
        } else if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
            put(0xF0 | point >> 18);
            put(0x80 | (point >> 12 & 0x3F));
            put(0x80 | (point >> 6 & 0x3F));
            put(0x80 | (point & 0x3F));
        } else {
            out += kReplacement;
        }
    }
}

} // namespace cuewright
