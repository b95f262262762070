#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cuewright {

/// One token of a TokenList.
struct ListedToken
{
    std::uint32_t units = 0; ///< of UTF-16; 0 where it begins and ends within one character
    bool startsPiece = false;
    bool endsInside = false; ///< in the middle of a character, which counts as belonging to the first token
                             ///< that holds a part
};

/// The tokens of a text by their sizes alone: about a byte each, in leaves of some hundred tokens, so that a
/// place is found and a few tokens are replaced in a time that hardly depends on the text's length.
///
/// A token is one byte: its size in the low six bits, flags above. The value 63 means that its size goes on
/// in the next byte; so a byte begins a token exactly when the one before it does not have this value.
class TokenList final
{
    Q_DISABLE_COPY_MOVE(TokenList)
public:
    using Bytes = std::vector<std::uint8_t>;
    static constexpr std::size_t kMostInByte = 62; ///< units of a token that needs no second byte

    /// The beginning of a token, or the end of the list. Changing the list makes it invalid.
    struct Place
    {
        std::size_t leaf = 0;
        std::size_t offset = 0;
        qsizetype units = 0; ///< of all tokens before
        std::int64_t tokens = 0;
    };

    TokenList() = default;
    ~TokenList() = default;

    std::int64_t count() const { return m_tokens; }
    qsizetype units() const { return m_units; }
    std::size_t stateBytes() const;

    Place begin() const { return {}; }
    Place end() const { return {m_leaves.size(), 0, m_units, m_tokens}; }
    bool isEnd(const Place &place) const { return place.leaf == m_leaves.size(); }

    /// The last piece that starts at or before a position; begin() of an empty list.
    Place pieceAt(qsizetype position) const;
    /// The first piece that starts at or behind a position, or the end.
    Place pieceFrom(qsizetype position) const;
    /// The last token that starts before a position, which is behind 0.
    Place tokenBefore(qsizetype position) const;
    /// The token at `place`, which moves behind it.
    ListedToken read(Place &place) const;
    /// Moves on to the next piece, or the end.
    void skipPiece(Place &place) const;

    /// Appends tokens to some bytes.
    class Writer final
    {
        Q_DISABLE_COPY_MOVE(Writer)
    public:
        /// For at most `tokens` tokens of at most `units` units in all.
        Writer(Bytes &bytes, std::size_t tokens, std::size_t units)
            : m_bytes(bytes)
        {
            const std::size_t size = bytes.size();
            bytes.resize(size + tokens + units / kGoesOn);
            m_to = bytes.data() + size;
        }
        ~Writer() { m_bytes.resize(static_cast<std::size_t>(m_to - m_bytes.data())); }
        /// Of ASCII the tokens are as Tokenizer::measure() has them, if they need no second byte. Puts those
        /// of sizes[i] on that have at most `most` bytes in all, moves `i` behind them and returns their
        /// bytes.
        std::size_t copyPlain(const Bytes &sizes, std::size_t &i, std::size_t most)
        {
            std::size_t taken = 0;
            for (std::size_t many = 0; (many = sumOfPlain(sizes, i)) > 0 && taken + many <= most;
                 i += kStep) {
                std::copy_n(sizes.data() + i, kStep, m_to);
                m_to += kStep;
                taken += many;
            }
            for (; i < sizes.size(); ++i) {
                const std::uint8_t byte = sizes[i];
                const std::size_t size = byte & 0x7FU;
                if (size - 1 >= kMostInByte || taken + size > most)
                    break;
                *m_to++ = byte;
                taken += size;
            }
            return taken;
        }
        void put(const ListedToken &token)
        {
            std::uint8_t flags = token.startsPiece ? kStartsPiece : 0;
            std::uint32_t units = token.units;
            for (; units >= kGoesOn; units -= kGoesOn) {
                *m_to++ = static_cast<std::uint8_t>(flags | kGoesOn);
                flags = 0;
            }
            *m_to++ = static_cast<std::uint8_t>(flags | (token.endsInside ? kEndsInside : 0) | units);
        }

    private:
        static constexpr std::size_t kStep = 32;
        /// The bytes of kStep tokens from `i` on; 0 where there are not so many or one needs a second byte.
        /// Without a branch inside, so that compilers look at many at once.
        static std::size_t sumOfPlain(const Bytes &sizes, std::size_t i)
        {
            if (sizes.size() - i < kStep)
                return 0;
            std::uint16_t sum = 0;
            std::uint8_t wrong = 0;
            for (std::size_t k = 0; k < kStep; ++k) {
                const auto size = static_cast<std::uint8_t>(sizes[i + k] & 0x7FU);
                sum = static_cast<std::uint16_t>(sum + size);
                wrong |= static_cast<std::uint8_t>(size - 1) >= kMostInByte ? 1 : 0;
            }
            return wrong ? 0 : sum;
        }

        Bytes &m_bytes;
        std::uint8_t *m_to;
    };
    /// The byte of a token that needs no more.
    static std::uint8_t byteOf(const ListedToken &token)
    {
        return static_cast<std::uint8_t>(
            (token.startsPiece ? kStartsPiece : 0) | (token.endsInside ? kEndsInside : 0) | token.units);
    }
    /// The token at a place of some bytes, which moves behind it.
    static ListedToken tokenAt(const Bytes &bytes, std::size_t &at);
    /// Whether two bytes say the same of their token; where pieces start is not of the token.
    static bool areAlike(std::uint8_t a, std::uint8_t b) { return ((a ^ b) & (kSize | kEndsInside)) == 0; }
    /// Whether a character begins at a place where a token does.
    static bool isCharacterStart(std::span<const std::uint8_t> bytes, std::size_t at)
    {
        return at == 0 || (bytes[at - 1] & kEndsInside) == 0;
    }
    static bool isTokenStart(std::span<const std::uint8_t> bytes, std::size_t at);
    /// Units and tokens of some bytes, which end where a token does.
    static qsizetype unitsIn(std::span<const std::uint8_t> bytes);
    static std::int64_t tokensIn(std::span<const std::uint8_t> bytes);
    /// Puts the tokens of `bytes` where those of [from, to) are.
    void replace(const Place &from, const Place &to, const Bytes &bytes);
    /// The bytes of [from, to).
    Bytes bytes(const Place &from, const Place &to) const;

private:
    static constexpr std::uint8_t kStartsPiece = 0x80;
    static constexpr std::uint8_t kEndsInside = 0x40;
    static constexpr std::uint8_t kSize = 0x3F;
    static constexpr std::uint8_t kGoesOn = 0x3F;
    static constexpr std::size_t kLeaf = 240;
    static constexpr std::size_t kGroup = 64;
    static constexpr std::uint16_t kNoPiece = 0xFFFF;

    struct LeafSum
    {
        std::uint32_t units = 0;
        std::uint32_t tokens = 0;
    };
    struct Leaf
    {
        LeafSum sum;
        std::uint16_t size = 0;
        std::uint16_t lastPiece = kNoPiece; ///< where the last piece starts
        std::uint8_t bytes[kLeaf];
    };
    struct Sum
    {
        qsizetype units = 0;
        std::int64_t tokens = 0;
    };

    static void measure(Leaf &leaf);
    static std::vector<std::unique_ptr<Leaf>> leavesOf(std::span<const std::uint8_t> bytes);
    static ListedToken decode(const std::uint8_t *&at);
    Place leafAt(qsizetype position) const;
    void normalize(Place &place) const;
    bool replaceWithin(std::size_t leafIndex, std::size_t begin, std::size_t end, const Bytes &bytes);
    void addToTotals(const Leaf &leaf, int sign);
    void sumUp(std::size_t fromLeaf);

    std::vector<std::unique_ptr<Leaf>> m_leaves; ///< none is empty
    std::vector<LeafSum> m_sums; ///< of each leaf, side by side to be searched
    std::vector<Sum> m_groups; ///< of kGroup leaves each
    qsizetype m_units = 0;
    std::int64_t m_tokens = 0;
};

} // namespace cuewright
