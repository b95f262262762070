#include "reference/plainmerging.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace cuewright::reference {

namespace {

Splitter::Pattern patternOf(const std::string &encoding)
{
    if (encoding == "o200k_base")
        return Splitter::Pattern::O200k;
    return encoding == "cl100k_base" ? Splitter::Pattern::Cl100k : Splitter::Pattern::Gpt2;
}

std::size_t indexOfTwo(std::string_view two)
{
    return std::size_t{static_cast<unsigned char>(two[0])} << 8 | static_cast<unsigned char>(two[1]);
}

} // namespace

PlainMerging::PlainMerging(const std::string &encoding)
    : m_twos(65536, kNone)
    , m_pattern(patternOf(encoding))
{
    std::ifstream in(CUEWRIGHT_VOCABULARIES "/" + encoding + ".vocab", std::ios::binary);
    m_file.assign(std::istreambuf_iterator<char>(in), {});
    // Eight bytes of magic, the number of ids, the length of each token, and the tokens (resources/tokens/README.md).
    if (m_file.size() < 12)
        qFatal("No vocabulary %s", encoding.c_str());
    std::uint32_t ids = 0;
    std::memcpy(&ids, m_file.data() + 8, sizeof ids);
    const std::string_view file = m_file;
    std::size_t at = 12 + ids;
    m_ids.reserve(ids);
    for (std::uint32_t id = 0; id < ids; ++id) {
        const auto length = static_cast<unsigned char>(file[12 + id]);
        m_tokens.push_back(file.substr(at, length));
        at += length;
        if (length > 0)
            m_ids.emplace(m_tokens.back(), id);
        if (length == 2)
            m_twos[indexOfTwo(m_tokens.back())] = id;
    }
}

std::uint32_t PlainMerging::idOf(std::string_view bytes) const
{
    const auto found = m_ids.find(bytes);
    return found == m_ids.end() ? kNone : found->second;
}

Ids PlainMerging::merged(std::string_view piece, std::uint32_t end) const
{
    struct Part
    {
        std::size_t begin;
        std::uint32_t rank; ///< of the token that it is together with the next part
    };
    std::vector<Part> parts(piece.size() + 1);
    for (std::size_t i = 0; i <= piece.size(); ++i)
        parts[i] = {i, i + 1 < piece.size() ? m_twos[indexOfTwo(piece.substr(i, 2))] : kNone};
    const auto rankAt = [&](std::size_t i) {
        return i + 2 < parts.size() ? idOf(piece.substr(parts[i].begin, parts[i + 2].begin - parts[i].begin)) : kNone;
    };
    while (true) {
        const auto lowest = std::min_element(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.rank < b.rank; });
        if (lowest->rank == kNone || lowest->rank >= end)
            break;
        const auto i = static_cast<std::size_t>(lowest - parts.begin());
        parts.erase(lowest + 1);
        parts[i].rank = rankAt(i);
        if (i > 0)
            parts[i - 1].rank = rankAt(i - 1);
    }
    Ids ids;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        ids.push_back(idOf(piece.substr(parts[i].begin, parts[i + 1].begin - parts[i].begin)));
    return ids;
}

Ids PlainMerging::encoded(std::string_view utf8) const
{
    Ids all;
    Splitter splitter(m_pattern, utf8);
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t end = splitter.next(at);
        const Ids ids = merged(utf8.substr(at, end - at));
        all.insert(all.end(), ids.begin(), ids.end());
        at = end;
    }
    return all;
}

const PlainMerging &plainMerging(QStringView encoding)
{
    if (encoding == u"r50k_base") {
        static const PlainMerging r50k("r50k_base");
        return r50k;
    }
    if (encoding == u"p50k_base") {
        static const PlainMerging p50k("p50k_base");
        return p50k;
    }
    if (encoding == u"cl100k_base") {
        static const PlainMerging cl100k("cl100k_base");
        return cl100k;
    }
    static const PlainMerging o200k("o200k_base");
    return o200k;
}

} // namespace cuewright::reference
