#include "edits.h"

#include "measure.h"
#include "textblocks.h"
#include "tokens/document/tokenizeddocument.h"
#include "tokens/encoding.h"

#include <QString>

#include <cstdio>
#include <random>

namespace cuewright::bench {

namespace {

class Typist final
{
public:
    Typist(const Encoding &encoding, const QString &text)
        : m_encoding(encoding)
        , m_text(text)
        , m_document(encoding, m_text, m_text.size())
    { }

    /// Micros of one change. A character that goes in is one that the text has elsewhere, so that it stays
    /// the kind of text it is; pairs of surrogates stay together.
    double type(bool inserts)
    {
        const qsizetype position = characterAtRandom();
        const QString character = characterAt(inserts ? characterAtRandom() : position);
        return replace(
            position, inserts ? 0 : character.size(), inserts ? QStringView(character) : QStringView());
    }

    double replace(qsizetype position, qsizetype removed, QStringView inserted)
    {
        m_text.replace(position, removed, inserted);
        const Clock::time_point start = Clock::now();
        keep(m_document.replace(position, removed, inserted.size()));
        keep(m_document.tokens());
        return microsSince(start);
    }

    /// Whether the document says what a fresh encode says.
    bool isRight(bool withBoundaries) const
    {
        const QString text = m_text.text();
        if (m_document.size() != text.size() || m_document.tokens() != m_encoding.count(QStringView(text)))
            return false;
        return !withBoundaries || m_document.boundaries(0, text.size()) == m_encoding.boundaries(text);
    }

    qsizetype size() const { return m_text.size(); }
    std::size_t stateBytes() const { return m_document.stateBytes(); }

private:
    qsizetype characterAtRandom()
    {
        const auto position = static_cast<qsizetype>(m_chance() % static_cast<std::uint64_t>(m_text.size()));
        return position > 0 && QChar::isLowSurrogate(m_text.at(position)) ? position - 1 : position;
    }

    QString characterAt(qsizetype position) const
    {
        char16_t units[2] = {};
        m_text.read(position, units, 2);
        return QString::fromUtf16(units, QChar::isHighSurrogate(units[0]) ? 2 : 1);
    }

    const Encoding &m_encoding;
    TextBlocks m_text;
    TokenizedDocument m_document;
    std::mt19937_64 m_chance{1};
};

struct Paste
{
    double first = 0; ///< of the document, micros
    double again = 0; ///< the median
    double encode = 0; ///< of the same text, the median
};

Paste paste(Typist &typist, const Encoding &encoding, const std::string &utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    const qsizetype middle = typist.size() / 2;
    std::vector<double> pastes;
    std::vector<double> encodes;
    for (int i = 0; i < 15; ++i) {
        pastes.push_back(typist.replace(middle, 0, text));
        typist.replace(middle, text.size(), {});
        const Clock::time_point start = Clock::now();
        keep(encoding.encode(utf8));
        encodes.push_back(microsSince(start));
    }
    return {pastes.front(), quantile(pastes, 0.5), quantile(encodes, 0.5)};
}

} // namespace

int edits(const Encoding &encoding, const std::string &text, int count, const std::string &pasted)
{
    const QString units = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const Clock::time_point start = Clock::now();
    Typist typist(encoding, units);
    const double built = microsSince(start);
    const double state = static_cast<double>(typist.stateBytes()) / static_cast<double>(text.size());
    std::vector<double> times;
    int wrong = 0;
    for (int i = 0; i < count; ++i) {
        times.push_back(typist.type(i % 2 == 0));
        if (i % std::max(1, count / 8) == 0 && !typist.isRight(false))
            ++wrong;
    }
    const Paste pastes = pasted.empty() ? Paste() : paste(typist, encoding, pasted);
    if (!typist.isRight(true))
        ++wrong;
    const double stateAfter = static_cast<double>(typist.stateBytes()) / static_cast<double>(text.size());
    std::printf(
        R"({"edits":%d,"build_us":%.1f,"median_us":%.3f,"p99_us":%.3f,"max_us":%.3f,"state":%.4f,"state_after":%.4f,)"
        R"("paste_first_us":%.1f,"paste_us":%.1f,"paste_encode_us":%.1f,"wrong":%d})"
        "\n",
        count, built, quantile(times, 0.5), quantile(times, 0.99), quantile(times, 1), state, stateAfter,
        pastes.first, pastes.again, pastes.encode, wrong);
    return 0;
}

} // namespace cuewright::bench
