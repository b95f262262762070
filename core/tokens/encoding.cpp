#include "tokens/encoding.h"

#include "tokens/scan/utf8.h"
#include "tokens/tokenizer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace cuewright {
namespace {

using Pattern = Splitter::Pattern;

struct Special
{
    TokenId id;
    std::string_view text;
};

// Facts §10.1. Never a result of encode(); answers may hold them, and the viewer wants to name them.
constexpr Special kGpt2Special[] = {{50256, "<|endoftext|>"}};
constexpr Special kCl100kSpecial[] = {{100257, "<|endoftext|>"}, {100258, "<|fim_prefix|>"},
    {100259, "<|fim_middle|>"}, {100260, "<|fim_suffix|>"}, {100276, "<|endofprompt|>"}};
constexpr Special kO200kSpecial[] = {{199999, "<|endoftext|>"}, {200018, "<|endofprompt|>"}};
constexpr Special kHarmonySpecial[] = {{199998, "<|startoftext|>"}, {199999, "<|endoftext|>"},
    {200002, "<|return|>"}, {200003, "<|constrain|>"}, {200005, "<|channel|>"}, {200006, "<|start|>"},
    {200007, "<|end|>"}, {200008, "<|message|>"}, {200012, "<|call|>"}, {200018, "<|endofprompt|>"}};

/// What the text of each begins with.
constexpr std::string_view kSpecialHead = "<|";

// The ids of o200k_harmony that are set aside without a use.
constexpr TokenId kFirstReserved = 200000;
constexpr TokenId kEndReserved = 201088;

std::string_view reservedText(TokenId id)
{
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> all;
        for (TokenId i = kFirstReserved; i < kEndReserved; ++i)
            all.push_back("<|reserved_" + std::to_string(i) + "|>");
        return all;
    }();
    return texts[id - kFirstReserved];
}

/// The reserved token that `utf8` begins with. Those that are in use go by their names alone; the one of endofprompt by both.
std::optional<Special> reservedAt(std::string_view utf8)
{
    constexpr std::string_view head = "<|reserved_";
    constexpr TokenId kEndOfPrompt = 200018;
    TokenId id = 0;
    if (!utf8.starts_with(head) || std::from_chars(utf8.data() + head.size(), utf8.data() + utf8.size(), id).ec != std::errc())
        return std::nullopt;
    const bool inUse = std::any_of(std::begin(kHarmonySpecial), std::end(kHarmonySpecial), [id](const Special &s) { return s.id == id; });
    if (id < kFirstReserved || id >= kEndReserved || (inUse && id != kEndOfPrompt) || !utf8.starts_with(reservedText(id)))
        return std::nullopt;
    return Special{id, reservedText(id)};
}

// How much UTF-16 is turned into UTF-8 at a time.
constexpr qsizetype kChunk = 64 * 1024;

class TableEncoding final : public Encoding
{
public:
    TableEncoding(const char16_t *name, const Tokenizer &tokenizer, std::span<const Special> special)
        : m_name(name)
        , m_tokenizer(tokenizer)
        , m_special(special)
    { }

    QString name() const override { return m_name.toString(); }
    std::vector<TokenId> encode(std::string_view utf8) const override;
    std::vector<TokenId> encodeWithSpecials(std::string_view utf8) const override;
    std::int64_t count(std::string_view utf8) const override;
    std::int64_t count(QStringView text) const override;
    std::string_view bytes(TokenId id) const override;
    std::vector<qsizetype> boundaries(QStringView text) const override;
    const Tokenizer &tokenizer() const override { return m_tokenizer; }

private:
    void append(std::string_view utf8, std::vector<TokenId> &ids) const;
    std::optional<Special> specialAt(std::string_view utf8) const;
    bool isHarmony() const { return m_special.data() == kHarmonySpecial; }

    QStringView m_name;
    const Tokenizer &m_tokenizer;
    std::span<const Special> m_special;
};

/// The text itself, or `repaired` with it.
std::string_view valid(std::string_view utf8, std::string &repaired)
{
    if (validUtf8Prefix(utf8) == utf8.size())
        return utf8;
    repaired = repairedUtf8(utf8);
    return repaired;
}

// In parts, so that a large document is never held twice: take(utf8, isLast) says how much of each it used,
// and gets the rest again with what follows. The parts grow with what is left over, so that a single huge
// piece is looked at only a few times.
template <typename Take> void inParts(QStringView text, const Take &take)
{
    std::string buffer;
    while (!text.isEmpty()) {
        qsizetype size = std::min(text.size(), std::max(kChunk, static_cast<qsizetype>(buffer.size())));
        if (size < text.size() && text[size - 1].isHighSurrogate())
            --size; // its other half may follow
        appendUtf8(buffer, text.first(size));
        text = text.sliced(size);
        buffer.erase(0, take(std::string_view(buffer), text.isEmpty()));
    }
}

void TableEncoding::append(std::string_view utf8, std::vector<TokenId> &ids) const
{
    std::string repaired;
    m_tokenizer.encode(valid(utf8, repaired), true, ids);
}

std::vector<TokenId> TableEncoding::encode(std::string_view utf8) const
{
    std::vector<TokenId> ids;
    ids.reserve(utf8.size() / 3 + 1);
    append(utf8, ids);
    return ids;
}

std::vector<TokenId> TableEncoding::encodeWithSpecials(std::string_view utf8) const
{
    std::vector<TokenId> ids;
    std::size_t begin = 0; // of the text behind the last special token
    for (std::size_t at = utf8.find(kSpecialHead); at != std::string_view::npos; at = utf8.find(kSpecialHead, at)) {
        const std::optional<Special> special = specialAt(utf8.substr(at));
        if (!special) {
            ++at;
            continue;
        }
        append(utf8.substr(begin, at - begin), ids);
        ids.push_back(special->id);
        at += special->text.size();
        begin = at;
    }
    append(utf8.substr(begin), ids);
    return ids;
}

std::optional<Special> TableEncoding::specialAt(std::string_view utf8) const
{
    const auto found = std::find_if(m_special.begin(), m_special.end(), [utf8](const Special &s) { return utf8.starts_with(s.text); });
    if (found != m_special.end())
        return *found;
    return isHarmony() ? reservedAt(utf8) : std::nullopt;
}

std::int64_t TableEncoding::count(std::string_view utf8) const
{
    std::string repaired;
    std::int64_t tokens = 0;
    m_tokenizer.count(valid(utf8, repaired), true, tokens);
    return tokens;
}

std::int64_t TableEncoding::count(QStringView text) const
{
    std::int64_t tokens = 0;
    inParts(
        text, [&](std::string_view utf8, bool isLast) { return m_tokenizer.count(utf8, isLast, tokens); });
    return tokens;
}

std::string_view TableEncoding::bytes(TokenId id) const
{
    if (const std::string_view ordinary = m_tokenizer.vocabulary().bytes(id); !ordinary.empty())
        return ordinary;
    const auto special
        = std::find_if(m_special.begin(), m_special.end(), [id](const Special &s) { return s.id == id; });
    if (special != m_special.end())
        return special->text;
    return isHarmony() && id >= kFirstReserved && id < kEndReserved ? reservedText(id) : std::string_view();
}

std::vector<qsizetype> TableEncoding::boundaries(QStringView text) const
{
    std::vector<qsizetype> ends;
    std::vector<std::uint8_t> sizes;
    qsizetype units = 0;
    inParts(text, [&](std::string_view utf8, bool isLast) {
        sizes.clear();
        const std::size_t used = m_tokenizer.measure(utf8, isLast, sizes);
        std::size_t tokenEnd = 0;
        std::size_t characterEnd = 0;
        for (const std::uint8_t size : sizes) {
            tokenEnd += Tokenizer::sizeIn(size);
            while (characterEnd < tokenEnd) {
                const std::size_t bytes = utf8Size(utf8[characterEnd]);
                characterEnd += bytes;
                units += bytes == 4 ? 2 : 1;
            }
            ends.push_back(units);
        }
        return used;
    });
    return ends;
}

const Tokenizer &o200kTokenizer()
{
    static const Vocabulary vocabulary("o200k_base.table");
    static const Tokenizer tokenizer(Pattern::O200k, vocabulary);
    return tokenizer;
}

const Encoding &r50kBase()
{
    static const Vocabulary vocabulary("r50k_base.table");
    static const Tokenizer tokenizer(Pattern::Gpt2, vocabulary);
    static const TableEncoding encoding(u"r50k_base", tokenizer, kGpt2Special);
    return encoding;
}

const Encoding &p50kBase()
{
    static const Vocabulary vocabulary("p50k_base.table");
    static const Tokenizer tokenizer(Pattern::Gpt2, vocabulary);
    static const TableEncoding encoding(u"p50k_base", tokenizer, kGpt2Special);
    return encoding;
}

const Encoding &cl100kBase()
{
    static const Vocabulary vocabulary("cl100k_base.table");
    static const Tokenizer tokenizer(Pattern::Cl100k, vocabulary);
    static const TableEncoding encoding(u"cl100k_base", tokenizer, kCl100kSpecial);
    return encoding;
}

const Encoding &o200kBase()
{
    static const TableEncoding encoding(u"o200k_base", o200kTokenizer(), kO200kSpecial);
    return encoding;
}

const Encoding &o200kHarmony()
{
    static const TableEncoding encoding(u"o200k_harmony", o200kTokenizer(), kHarmonySpecial);
    return encoding;
}

} // namespace

const Encoding &Encoding::get(Name name)
{
    switch (name) {
    case Name::R50kBase:
        return r50kBase();
    case Name::P50kBase:
        return p50kBase();
    case Name::Cl100kBase:
        return cl100kBase();
    case Name::O200kHarmony:
        return o200kHarmony();
    case Name::O200kBase:
        break;
    }
    return o200kBase();
}

const Encoding *Encoding::find(QStringView name)
{
    struct Known
    {
        QStringView text;
        Name name;
    };
    static constexpr Known known[]
        = {{u"o200k_base", Name::O200kBase}, {u"o200k_harmony", Name::O200kHarmony},
            {u"cl100k_base", Name::Cl100kBase}, {u"p50k_base", Name::P50kBase},
            {u"p50k_edit", Name::P50kBase}, {u"r50k_base", Name::R50kBase}, {u"gpt2", Name::R50kBase}};
    const auto found
        = std::find_if(std::begin(known), std::end(known), [name](const Known &k) { return k.text == name; });
    return found == std::end(known) ? nullptr : &get(found->name);
}

} // namespace cuewright
