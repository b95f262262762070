// Encodes texts from standard input and prints a hash of the ids of each, so that a gigabyte can be compared:
//
//   token_hashes ENCODING
//
// In: a 32-bit length in bytes and the bytes, again and again. Out, for each text: two hashes of its ids,
// their number and which other ways to count agree (32 bits each, see Answer). All in the byte order of the
// machine.

#include "tokens/encoding.h"

#include <QString>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

using namespace cuewright;

namespace {

enum Way : std::uint32_t {
    CountsUtf8 = 1,
    CountsUtf16 = 2,
    Boundaries = 4, ///< as many as tokens, rising, the last one at the end
};

struct Answer
{
    std::uint32_t low = 0x811C9DC5; ///< two hashes of the kind FNV-1a, which is quick in JavaScript too
    std::uint32_t high = 0x01234567;
    std::uint32_t tokens = 0;
    std::uint32_t ways = 0; ///< of Way, those that agree with the ids
};

/// nullopt for invalid UTF-8: Qt may put another number of U+FFFD than the engine.
std::optional<QString> decodedText(const std::string &text)
{
    // Qt drops a byte order mark at the start, so something else goes there.
    const QByteArray bytes = '.' + QByteArray::fromStdString(text);
    const QString units = QString::fromUtf8(bytes);
    if (units.toUtf8() != bytes)
        return std::nullopt;
    return units.mid(1);
}

bool boundariesFit(const std::vector<qsizetype> &ends, std::size_t tokens, qsizetype size)
{
    qsizetype before = 0;
    for (const qsizetype end : ends) {
        if (end < before)
            return false;
        before = end;
    }
    return ends.size() == tokens && before == size;
}

Answer answerFor(const Encoding &encoding, const std::string &text)
{
    Answer answer;
    const std::vector<TokenId> ids = encoding.encode(text);
    for (const TokenId id : ids) {
        answer.low = (answer.low ^ id) * 0x01000193U;
        answer.high = (answer.high ^ id) * 0x85EBCA6BU;
    }
    answer.tokens = static_cast<std::uint32_t>(ids.size());
    const auto expected = static_cast<std::int64_t>(ids.size());
    if (encoding.count(std::string_view(text)) == expected)
        answer.ways |= CountsUtf8;
    const std::optional<QString> decoded = decodedText(text);
    if (!decoded) {
        answer.ways |= CountsUtf16 | Boundaries; // no UTF-16 says the same
        return answer;
    }
    const QString &units = *decoded;
    if (encoding.count(QStringView(units)) == expected)
        answer.ways |= CountsUtf16;
    if (boundariesFit(encoding.boundaries(units), ids.size(), units.size()))
        answer.ways |= Boundaries;
    return answer;
}

} // namespace

int main(int argc, char **argv)
{
    const Encoding *encoding = argc == 2 ? Encoding::find(QString::fromLatin1(argv[1])) : nullptr;
    if (!encoding) {
        std::fprintf(stderr, "usage: token_hashes ENCODING\n");
        return 2;
    }
    std::uint32_t size = 0;
    std::string text;
    while (std::fread(&size, sizeof size, 1, stdin) == 1) {
        text.resize(size);
        if (size > 0 && std::fread(text.data(), 1, size, stdin) != size)
            return 2;
        const Answer answer = answerFor(*encoding, text);
        std::fwrite(&answer, sizeof answer, 1, stdout);
    }
    return 0;
}
