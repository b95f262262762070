#pragma once

#include "reference/plainmerging.h"
#include "tokens/vocabulary/vocabulary.h"

#include <cstring>
#include <memory>
#include <random>
#include <string>

namespace cuewright::pieces {

/// All four, by the name of their encoding.
inline constexpr const char *kVocabularies[] = {"r50k_base", "p50k_base", "cl100k_base", "o200k_base"};

inline Vocabulary vocabularyOf(const char *encoding)
{
    return Vocabulary((std::string(encoding) + ".table").c_str());
}

/// A copy behind which nothing can be read, so that sanitizers see who reads on.
class Exact final
{
public:
    explicit Exact(std::string_view text)
        : m_bytes(new char[text.size()])
        , m_size(text.size())
    {
        std::memcpy(m_bytes.get(), text.data(), m_size);
    }
    std::string_view view() const { return {m_bytes.get(), m_size}; }
    const char *end() const { return m_bytes.get() + m_size; }

private:
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size;
};

/// The UTF-8 of one code point.
inline std::string utf8Of(char32_t point)
{
    return QStringView(QChar::fromUcs4(point)).toUtf8().toStdString(); // QString::fromUcs4 would drop a byte order mark
}

enum class Kind { Letters, Words, Symbols, Spaces, Chinese, Japanese, Korean, Cyrillic, Rare, Widths, AnyCharacter, Tokens, Mixed };
inline constexpr int kKinds = 13;

inline std::string characterOf(std::mt19937 &random, Kind kind)
{
    const auto within = [&random](char32_t first, char32_t last) { return utf8Of(first + static_cast<char32_t>(random()) % (last - first + 1)); };
    switch (kind) {
    case Kind::Letters:
        return within(U'a', U'z');
    case Kind::Words: {
        static constexpr const char *parts[] = {"the", "ing", "er", "st", "un", "tion", "Donau", "schiff", "a", "e", "zz", "QX", "'s"};
        return parts[random() % std::size(parts)];
    }
    case Kind::Symbols:
        return std::string(1, "!/-=*#.,:;\n{}()[]<>\"'_\\|"[random() % 24]);
    case Kind::Spaces:
        return std::string(1, " \n\t\r "[random() % 5]);
    case Kind::Chinese:
        return within(0x4E00, random() % 2 == 0 ? 0x5200 : 0x9FFF);
    case Kind::Japanese:
        return within(0x3041, 0x30FE);
    case Kind::Korean:
        return within(0xAC00, 0xD7A3);
    case Kind::Cyrillic:
        return within(0x400, 0x45F);
    case Kind::Rare: {
        static constexpr char32_t starts[] = {0x1680, 0x20000, 0x1F300, 0x1D400, 0xE000, 0x10FF00, 0x378, 0xFFF0, 0x2D00};
        const char32_t start = starts[random() % std::size(starts)];
        return within(start, start + 30);
    }
    case Kind::Widths: { // letters of one to four bytes, side by side
        static constexpr char32_t starts[] = {U'a', U'A', 0x100, 0x130, 0x250, 0x4E00, 0xAC00, 0x10400};
        const char32_t start = starts[random() % std::size(starts)];
        return within(start, start + 25);
    }
    default: {
        const std::string any = within(0x20, 0x10FFFF);
        return any == "\xEF\xBF\xBD" ? characterOf(random, Kind::Rare) : any;
    }
    }
}

/// Valid UTF-8 of about `size` bytes, at least one.
inline std::string piece(std::mt19937 &random, Kind kind, std::size_t size, const reference::PlainMerging &plain)
{
    std::string text;
    while (text.size() < size) {
        if (kind == Kind::Tokens) {
            const std::string_view token = plain.tokens()[random() % plain.tokens().size()];
            const QString whole = QString::fromUtf8(token.data(), static_cast<qsizetype>(token.size()));
            if (!token.empty() && !whole.contains(QChar::ReplacementCharacter))
                text += token;
            continue;
        }
        text += characterOf(random, kind == Kind::Mixed ? static_cast<Kind>(random() % (kKinds - 2)) : kind);
    }
    return text;
}

} // namespace cuewright::pieces
