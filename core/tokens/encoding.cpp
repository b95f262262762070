#include "tokens/encoding.h"

#include "tokens/merger.h"
#include "tokens/splitter.h"
#include "tokens/utf8.h"
#include "tokens/vocabulary.h"

#include <algorithm>
#include <array>
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

// How much UTF-16 is turned into UTF-8 at a time.
constexpr qsizetype kChunk = 64 * 1024;

class TableEncoding final : public Encoding
{
public:
    TableEncoding(
        const char16_t *name, Pattern pattern, const Vocabulary &vocabulary, std::span<const Special> special)
        : m_name(name)
        , m_pattern(pattern)
        , m_vocabulary(vocabulary)
        , m_special(special)
    { }

    QString name() const override { return m_name.toString(); }
    std::vector<TokenId> encode(std::string_view utf8) const override;
    std::int64_t count(std::string_view utf8) const override;
    std::int64_t count(QStringView text) const override;
    std::string_view bytes(TokenId id) const override;
    std::vector<qsizetype> boundaries(QStringView text) const override;

private:
    template <typename Sink> void eachPiece(std::string_view utf8, const Sink &sink) const;
    template <typename Sink> void eachPiece(QStringView text, const Sink &sink) const;
    template <typename Text> std::int64_t counted(Text text) const;

    QStringView m_name;
    Pattern m_pattern;
    const Vocabulary &m_vocabulary;
    std::span<const Special> m_special;
};

template <typename Sink> void TableEncoding::eachPiece(std::string_view utf8, const Sink &sink) const
{
    std::string repaired;
    if (validUtf8Prefix(utf8) != utf8.size()) {
        repaired = repairedUtf8(utf8);
        utf8 = repaired;
    }
    Splitter splitter(m_pattern, utf8);
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t end = splitter.next(at);
        sink(utf8.substr(at, end - at));
        at = end;
    }
}

// In parts, so that a large document is never held twice. A piece whose end depends on text still to come
// waits for it; the parts grow with what waits, so that a single huge piece is scanned again only a few
// times.
template <typename Sink> void TableEncoding::eachPiece(QStringView text, const Sink &sink) const
{
    std::string buffer;
    while (!text.isEmpty()) {
        qsizetype take = std::min(text.size(), std::max(kChunk, static_cast<qsizetype>(buffer.size())));
        if (take < text.size() && text[take - 1].isHighSurrogate())
            --take; // its other half may follow
        appendUtf8(buffer, text.first(take));
        text = text.sliced(take);

        Splitter splitter(m_pattern, buffer);
        const std::string_view utf8 = buffer;
        std::size_t at = 0;
        while (at < utf8.size()) {
            const std::size_t end = splitter.next(at);
            if (splitter.touchedEnd() && !text.isEmpty())
                break;
            sink(utf8.substr(at, end - at));
            at = end;
        }
        buffer.erase(0, at);
    }
}

std::vector<TokenId> TableEncoding::encode(std::string_view utf8) const
{
    std::vector<TokenId> ids;
    ids.reserve(utf8.size() / 4 + 1);
    Merger merger(m_vocabulary);
    eachPiece(utf8, [&](std::string_view piece) { merger.append(piece, ids); });
    return ids;
}

template <typename Text> std::int64_t TableEncoding::counted(Text text) const
{
    std::int64_t tokens = 0;
    std::vector<TokenId> ids;
    Merger merger(m_vocabulary);
    eachPiece(text, [&](std::string_view piece) {
        ids.clear();
        merger.append(piece, ids);
        tokens += static_cast<std::int64_t>(ids.size());
    });
    return tokens;
}

std::int64_t TableEncoding::count(std::string_view utf8) const
{
    return counted(utf8);
}

std::int64_t TableEncoding::count(QStringView text) const
{
    return counted(text);
}

std::string_view TableEncoding::bytes(TokenId id) const
{
    if (const std::string_view ordinary = m_vocabulary.bytes(id); !ordinary.empty())
        return ordinary;
    const auto special
        = std::find_if(m_special.begin(), m_special.end(), [id](const Special &s) { return s.id == id; });
    if (special != m_special.end())
        return special->text;
    const bool harmony = m_special.data() == kHarmonySpecial;
    return harmony && id >= kFirstReserved && id < kEndReserved ? reservedText(id) : std::string_view();
}

std::vector<qsizetype> TableEncoding::boundaries(QStringView text) const
{
    std::vector<qsizetype> ends;
    std::vector<TokenId> ids;
    Merger merger(m_vocabulary);
    qsizetype units = 0;
    eachPiece(text, [&](std::string_view piece) {
        ids.clear();
        merger.append(piece, ids);
        std::size_t tokenEnd = 0;
        std::size_t characterEnd = 0;
        for (const TokenId id : ids) {
            tokenEnd += m_vocabulary.bytes(id).size();
            while (characterEnd < tokenEnd) {
                const std::size_t size = utf8Size(piece[characterEnd]);
                characterEnd += size;
                units += size == 4 ? 2 : 1;
            }
            ends.push_back(units);
        }
    });
    return ends;
}

const Vocabulary &o200kVocabulary()
{
    static const Vocabulary vocabulary("o200k_base.vocab");
    return vocabulary;
}

const Encoding &r50kBase()
{
    static const Vocabulary vocabulary("r50k_base.vocab");
    static const TableEncoding encoding(u"r50k_base", Pattern::Gpt2, vocabulary, kGpt2Special);
    return encoding;
}

const Encoding &p50kBase()
{
    static const Vocabulary vocabulary("p50k_base.vocab");
    static const TableEncoding encoding(u"p50k_base", Pattern::Gpt2, vocabulary, kGpt2Special);
    return encoding;
}

const Encoding &cl100kBase()
{
    static const Vocabulary vocabulary("cl100k_base.vocab");
    static const TableEncoding encoding(u"cl100k_base", Pattern::Cl100k, vocabulary, kCl100kSpecial);
    return encoding;
}

const Encoding &o200kBase()
{
    static const TableEncoding encoding(u"o200k_base", Pattern::O200k, o200kVocabulary(), kO200kSpecial);
    return encoding;
}

const Encoding &o200kHarmony()
{
    static const TableEncoding encoding(u"o200k_harmony", Pattern::O200k, o200kVocabulary(), kHarmonySpecial);
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
