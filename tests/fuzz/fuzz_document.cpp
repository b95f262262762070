// Bytes as an encoding, a text and edits of it: after each edit the document has to be what a fresh encode gives, and the
// change has to turn the old tokens into the new ones.
//
// The first byte names the encoding. Then the text and the edits come as commands, see Commands.

#include "tokens/document/tokenizeddocument.h"
#include "tokens/scan/utf8.h"

#include <cstdio>
#include <cstdlib>
#include <iterator>

using namespace cuewright;

namespace {

constexpr qsizetype kLongest = 12'000;
/// What bytes from 0x80 on stand for: characters of all classes that patterns tell apart, halves of pairs, and rare ones.
constexpr char16_t kUnits[] = u"\u00E9\u00C9\u017F\u0301\u02B0\u01C5\u00B2\u0663\u4E94\u16A0\u00A0\u0085\u3000\u2028\u180E\uFEFF\uFFFD\uE000\u6F22\u5B57\u4EEE\u540D\uD55C\uAD6D"
                               u"\xD83D\xDE42\xD842\xDFB7\xD800\xDC00\xDBFF\xDFFF\u3042\u30A2\u0440\u0416\u0E01\u0915\u094D\u05D0";

/// Reads the input. Units are a byte each; a text is a number of them, and a byte that says how often they stand there.
class Commands final
{
public:
    Commands(const std::uint8_t *data, std::size_t size)
        : m_data(data)
        , m_size(size)
    {
    }
    bool isDone() const { return m_at >= m_size; }
    unsigned byte() { return m_at < m_size ? m_data[m_at++] : 0; }
    /// A place in [0, end].
    qsizetype place(qsizetype end)
    {
        const unsigned high = byte();
        return static_cast<qsizetype>(high << 8 | byte()) * (end + 1) / 65536;
    }
    QString text()
    {
        const unsigned head = byte();
        QString units;
        for (unsigned i = 0; i < head % 32; ++i) {
            const unsigned unit = byte();
            units += QChar(unit < 0x80 ? static_cast<char16_t>(unit) : kUnits[(unit - 0x80) % (std::size(kUnits) - 1)]);
        }
        // Large pieces need thousands of units, which no input would find by itself.
        return head < 224 ? units : units.repeated(1 + static_cast<int>(byte()));
    }

private:
    const std::uint8_t *m_data;
    std::size_t m_size;
    std::size_t m_at = 0;
};

struct State
{
    std::vector<TokenId> ids;
    std::vector<qsizetype> ends;
};

State fresh(const Encoding &encoding, const QString &text)
{
    std::string utf8;
    appendUtf8(utf8, text);
    return {encoding.encode(utf8), encoding.boundaries(text)};
}

void expect(bool right, const char *what)
{
    if (right)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void check(const TokenizedDocument &document, const QString &text, const State &before, const State &now, const TokenizedDocument::Change &change)
{
    expect(document.size() == text.size() && document.tokens() == static_cast<std::int64_t>(now.ids.size()), "totals");
    expect(document.boundaries(0, text.size()) == now.ends, "boundaries");
    expect(change.firstToken >= 0 && change.firstToken + change.removedTokens <= static_cast<std::int64_t>(before.ids.size())
            && change.firstToken + change.insertedTokens <= static_cast<std::int64_t>(now.ids.size()),
        "a change beyond the end");
    std::vector<TokenId> ids = before.ids;
    const auto at = ids.erase(ids.begin() + change.firstToken, ids.begin() + change.firstToken + change.removedTokens);
    const auto added = now.ids.begin() + change.firstToken;
    ids.insert(at, added, added + change.insertedTokens);
    expect(ids == now.ids, "the change");
    const auto endOf = [&](std::int64_t tokens) { return tokens == 0 ? 0 : now.ends[static_cast<std::size_t>(tokens) - 1]; };
    expect(change.position == endOf(change.firstToken), "where the change is");
    expect(change.position + change.size == endOf(change.firstToken + change.insertedTokens), "size of the change");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Commands commands(data, size);
    static constexpr const char16_t *names[] = {u"o200k_base", u"cl100k_base", u"p50k_base", u"r50k_base"};
    const Encoding &encoding = *Encoding::find(QStringView(names[commands.byte() % 4]));
    QString text = commands.text();
    StringSource source(text);
    TokenizedDocument document(encoding, source, text.size());
    State before = fresh(encoding, text);
    expect(document.boundaries(0, text.size()) == before.ends, "a new document");
    for (int edit = 0; edit < 40 && !commands.isDone(); ++edit) {
        const qsizetype position = commands.place(text.size());
        const unsigned some = commands.byte();
        const qsizetype removed = some < 192 ? std::min<qsizetype>(some % 8, text.size() - position) : commands.place(text.size() - position);
        QString inserted = commands.text();
        if (text.size() - removed + inserted.size() > kLongest)
            inserted.truncate(1);
        text.replace(position, removed, inserted);
        const TokenizedDocument::Change change = document.replace(position, removed, inserted.size());
        State now = fresh(encoding, text);
        check(document, text, before, now, change);
        before = std::move(now);
    }
    return 0;
}
