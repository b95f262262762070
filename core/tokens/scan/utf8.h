#pragma once

#include <QStringView>

#include <cstddef>
#include <string>
#include <string_view>

namespace cuewright {

/// Length of the longest prefix that is valid UTF-8.
std::size_t validUtf8Prefix(std::string_view bytes);

/// The text with U+FFFD for each maximal broken part (Unicode 16.0 §3.9, "substitution of maximal subparts").
std::string repairedUtf8(std::string_view bytes);

/// Appends the UTF-8 of `text` to `out`; a lone surrogate becomes U+FFFD.
void appendUtf8(std::string &out, QStringView text);

/// Part of a character beyond ASCII.
constexpr bool isWide(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

/// Whether a character begins with this byte, in valid UTF-8.
constexpr bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
}

/// Bytes of the character that starts with `lead`, in valid UTF-8.
constexpr std::size_t utf8Size(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

} // namespace cuewright
