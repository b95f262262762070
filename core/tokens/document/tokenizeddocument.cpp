#include "tokens/document/tokenizeddocument.h"

#include "tokens/document/documentedit.h"

#include <algorithm>

namespace cuewright {

namespace {

struct Common
{
    std::size_t before = 0; ///< bytes that two lists begin with
    std::size_t behind = 0; ///< and end with
};

/// Bytes of whole tokens that are the same in both lists, as far as they belong to text that was not edited.
Common commonTokens(const TokenList::Bytes &a, const TokenList::Bytes &b, qsizetype unitsBefore, qsizetype unitsBehind)
{
    Common common;
    const auto [endOfA, endOfB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same = static_cast<std::size_t>(endOfA - a.begin());
    for (std::size_t at = 0; at < same;) {
        const std::size_t start = at;
        const ListedToken token = TokenList::tokenAt(a, at);
        if (at > same || token.units > unitsBefore || TokenList::tokenAt(b, common.before).units != token.units) {
            common.before = start;
            break;
        }
        unitsBefore -= token.units;
        common.before = at;
    }
    const std::size_t most = std::min(a.size(), b.size()) - common.before;
    std::size_t behind = 0;
    qsizetype units = 0;
    while (behind < most && a[a.size() - 1 - behind] == b[b.size() - 1 - behind]) {
        ++behind;
        units += TokenList::unitsIn(a[a.size() - behind]);
        if (units > unitsBehind)
            break;
        if (TokenList::isTokenStart(a, a.size() - behind) && TokenList::isTokenStart(b, b.size() - behind))
            common.behind = behind;
    }
    return common;
}

std::int64_t tokensIn(const TokenList::Bytes &bytes, std::size_t begin, std::size_t end)
{
    std::int64_t tokens = 0;
    for (std::size_t at = begin; at < end; ++tokens)
        TokenList::tokenAt(bytes, at);
    return tokens;
}

} // namespace

TokenizedDocument::TokenizedDocument(const Encoding &encoding, const TextSource &text, qsizetype size)
    : m_encoding(encoding)
    , m_edit(std::make_unique<DocumentEdit>(encoding.tokenizer(), text, m_tokens))
{
    replace(0, 0, size);
}

TokenizedDocument::~TokenizedDocument() = default;

void TokenizedDocument::reset(qsizetype size)
{
    replace(0, m_tokens.units(), size);
}

TokenizedDocument::Change TokenizedDocument::replace(qsizetype position, qsizetype removed, qsizetype inserted)
{
    m_edit->find(position, removed, inserted);
    const TokenList::Place from = m_edit->from();
    const TokenList::Place to = m_edit->to();
    const TokenList::Bytes &now = m_edit->bytes();
    const TokenList::Bytes before = m_tokens.bytes(from, to);
    const qsizetype delta = inserted - removed;

    const Common common = commonTokens(before, now, position - from.units, to.units + delta - position - inserted);
    Change change;
    change.firstToken = from.tokens + tokensIn(now, 0, common.before);
    change.removedTokens = tokensIn(before, common.before, before.size() - common.behind);
    change.insertedTokens = tokensIn(now, common.before, now.size() - common.behind);
    change.position = from.units;
    for (std::size_t at = 0; at < common.before;)
        change.position += TokenList::tokenAt(now, at).units;
    for (std::size_t at = common.before; at < now.size() - common.behind;)
        change.size += TokenList::tokenAt(now, at).units;

    m_tokens.replace(from, to, now);
    return change;
}

std::vector<qsizetype> TokenizedDocument::boundaries(qsizetype from, qsizetype to) const
{
    std::vector<qsizetype> ends;
    for (TokenList::Place place = m_tokens.pieceAt(from); !m_tokens.isEnd(place) && place.units <= to;) {
        m_tokens.read(place);
        if (place.units > from && place.units <= to)
            ends.push_back(place.units);
    }
    return ends;
}

} // namespace cuewright
