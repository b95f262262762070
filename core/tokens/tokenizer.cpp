#include "tokens/tokenizer.h"

#include "tokens/scan/utf8.h"

#include <array>

namespace cuewright {

namespace {

constexpr std::size_t kBatch = 512;
constexpr std::size_t kRoom = kBatch + blocks::kSize + blocks::kSlack;
/// Ends are kept in 32 bits; a piece beyond is taken alone.
constexpr std::size_t kMaxBatchBytes = std::size_t{1} << 31;

/// Bytes from which on it is worth while to warm up the tables.
constexpr std::size_t kLargeText = 256 * 1024;

/// Pieces that are split one by one after a block that gave nothing.
constexpr int kPatience = 4;

} // namespace

/// Some hundred pieces of a text.
class Tokenizer::Batch final
{
public:
    Batch(const Tokenizer &tokenizer, std::string_view text, bool isWhole)
        : m_tokenizer(tokenizer)
        , m_text(text)
        , m_isWhole(isWhole)
        , m_splitter(tokenizer.m_pattern, text)
        , m_merger(tokenizer.m_vocabulary, tokenizer.m_cache)
    { }

    bool isDone() const { return m_isDone || m_at == m_text.size(); }
    std::size_t at() const { return m_at; }
    void split();
    template <typename Sink> void lookUp(Sink &sink);

private:
    bool splitOne();

    const Tokenizer &m_tokenizer;
    std::string_view m_text;
    bool m_isWhole;
    bool m_isDone = false;
    Splitter m_splitter;
    Merger m_merger;
    std::size_t m_begin = 0; ///< of the batch
    std::size_t m_at = 0; ///< behind its last piece
    std::size_t m_count = 0;
    std::array<std::uint32_t, kRoom> m_ends; ///< from m_begin
    std::array<PieceKey, kRoom> m_keys;
    std::array<std::uint32_t, kRoom> m_slots; ///< then ids
};

/// False where the batch ends before the next piece.
bool Tokenizer::Batch::splitOne()
{
    const std::size_t end = m_splitter.next(m_at);
    if (m_splitter.touchedEnd() && !m_isWhole) {
        m_isDone = true;
        return false;
    }
    if (end - m_begin >= kMaxBatchBytes) {
        if (m_count > 0)
            return false; // it begins the next batch
        m_ends[0] = 0; // lookUp() asks m_at for the end of a batch
    } else {
        m_ends[m_count] = static_cast<std::uint32_t>(end - m_begin);
    }
    ++m_count;
    m_at = end;
    return end - m_begin < kMaxBatchBytes;
}

void Tokenizer::Batch::split()
{
    m_begin = m_at;
    m_count = 0;
    const std::string_view rest = m_text.substr(m_begin, kMaxBatchBytes - 1);
    const blocks::Scanner scanner = m_tokenizer.m_scanner;
    while (m_count < kBatch && m_at < m_text.size()) {
        std::size_t found = 0;
        if (scanner && m_at - m_begin < rest.size()) {
            const auto done
                = scanner(rest.data(), m_at - m_begin, rest.size(), m_ends.data() + m_count, kRoom - m_count);
            found = done.ends;
            m_at = m_begin + done.at;
            m_count += found;
        }
        // One that the blocks cannot tell, and what follows while it looks as if they could not either.
        for (int patience = scanner && found > 1 ? 1 : kPatience; patience > 0; --patience) {
            if (m_count >= kBatch || m_at == m_text.size())
                break;
            if (!splitOne())
                return;
            if (m_at + 1 < m_text.size() && (isWide(m_text[m_at]) || isWide(m_text[m_at + 1])))
                patience = kPatience;
        }
    }
}

template <typename Sink> void Tokenizer::Batch::lookUp(Sink &sink)
{
    const Vocabulary &vocabulary = m_tokenizer.m_vocabulary;
    const char *begin = m_text.data() + m_begin;
    const char *readableEnd = m_text.data() + m_text.size();
    std::size_t start = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::size_t size = m_ends[i] - start;
        const char *piece = begin + start;
        start = m_ends[i];
        if (size > PieceKey::kLongest) {
            m_slots[i] = vocabulary.emptySlot();
            m_keys[i] = {};
            continue;
        }
        m_keys[i] = PieceKey::of({piece, size}, readableEnd);
        m_slots[i] = vocabulary.slotOf(m_keys[i]);
        fetch(vocabulary.slotAddress(m_slots[i]));
    }
    // The slots become ids.
    for (std::size_t i = 0; i < m_count; ++i) {
        m_slots[i] = vocabulary.find(m_keys[i], m_slots[i]);
        if (m_slots[i] == Vocabulary::kNone) [[unlikely]] {
            const std::size_t before = i == 0 ? 0 : m_ends[i - 1];
            m_merger.expect({begin + before, m_ends[i] - before}, readableEnd);
        }
    }
    start = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::size_t end = m_ends[i];
        if (m_slots[i] != Vocabulary::kNone) [[likely]] {
            sink.token(m_slots[i], end - start);
        } else {
            const std::size_t size = (m_count == 1 ? m_at - m_begin : end) - start;
            sink.tokens(m_merger.tokensOf({begin + start, size}, readableEnd));
        }
        start = end;
    }
    sink.flush();
}

template <typename Sink> std::size_t Tokenizer::run(std::string_view utf8, bool isWhole, Sink &sink) const
{
    if (utf8.size() >= kLargeText && !m_isWarm.exchange(true, std::memory_order_relaxed))
        m_vocabulary.warmUp();
    Batch batch(*this, utf8, isWhole);
    while (!batch.isDone()) {
        batch.split();
        batch.lookUp(sink);
    }
    return batch.at();
}

Tokenizer::Tokenizer(Splitter::Pattern pattern, const Vocabulary &vocabulary)
    : m_pattern(pattern)
    , m_scanner(blocks::scannerFor(pattern))
    , m_vocabulary(vocabulary)
{ }

std::size_t Tokenizer::encode(std::string_view utf8, bool isWhole, std::vector<TokenId> &ids) const
{
    struct
    {
        std::vector<TokenId> &ids;
        std::array<TokenId, 2 * kRoom> some;
        std::size_t count = 0;

        void token(TokenId id, std::size_t)
        {
            some[count++] = id;
            if (count == some.size()) [[unlikely]]
                flush();
        }
        void tokens(std::span<const PieceToken> tokens)
        {
            for (const PieceToken token : tokens) {
                some[count++] = token.id();
                if (count == some.size())
                    flush();
            }
        }
        void flush()
        {
            ids.insert(ids.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
            count = 0;
        }
    } sink{ids, {}};
    return run(utf8, isWhole, sink);
}

std::size_t Tokenizer::count(std::string_view utf8, bool isWhole, std::int64_t &tokens) const
{
    struct
    {
        std::int64_t count;

        void token(TokenId, std::size_t) { ++count; }
        void tokens(std::span<const PieceToken> tokens) { count += static_cast<std::int64_t>(tokens.size()); }
        void flush() { }
    } sink{tokens};
    const std::size_t bytes = run(utf8, isWhole, sink);
    tokens = sink.count;
    return bytes;
}

std::size_t Tokenizer::measure(std::string_view utf8, bool isWhole, std::vector<std::uint8_t> &sizes) const
{
    struct
    {
        std::vector<std::uint8_t> &sizes;
        std::array<std::uint8_t, 2 * kRoom> some;
        std::size_t count = 0;

        void token(TokenId, std::size_t size) { put(size, kPieceStart); }
        void tokens(std::span<const PieceToken> tokens)
        {
            std::uint8_t flag = kPieceStart;
            for (const PieceToken token : tokens) {
                put(token.size(), flag);
                flag = 0;
            }
        }
        void put(std::size_t size, std::uint8_t flag)
        {
            some[count++] = static_cast<std::uint8_t>((size & 0x7FU) | flag);
            if (count == some.size()) [[unlikely]]
                flush();
        }
        void flush()
        {
            sizes.insert(sizes.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
            count = 0;
        }
    } sink{sizes, {}};
    return run(utf8, isWhole, sink);
}

} // namespace cuewright
