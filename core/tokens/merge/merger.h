#pragma once

#include "tokens/merge/piececache.h"
#include "tokens/vocabulary/vocabulary.h"

#include <array>
#include <atomic>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cuewright {

/// A piece cache that many threads share by turns: one has it, the others get one of their own for the while.
/// Nobody waits.
class SharedPieceCache final
{
    Q_DISABLE_COPY_MOVE(SharedPieceCache)
public:
    SharedPieceCache() = default;
    ~SharedPieceCache() { delete m_cache.load(); }

    std::unique_ptr<PieceCache> borrow();
    void giveBack(std::unique_ptr<PieceCache> cache);

private:
    std::atomic<PieceCache *> m_cache{nullptr};
};

/// The tokens of single pieces: byte pair merging as in facts §10.3. For one thread.
class Merger final
{
    Q_DISABLE_COPY_MOVE(Merger)
public:
    Merger(const Vocabulary &vocabulary, SharedPieceCache &cache);
    ~Merger();

    /// Says that tokensOf() will be asked for this piece.
    void expect(std::string_view piece, const char *readableEnd) const
    {
        if (piece.size() <= PieceCache::kLongestPiece)
            m_cache->fetchSlots(PieceCache::keyOf(piece, readableEnd));
    }
    /// The tokens of a piece that is not empty; valid until the next call. Bytes up to `readableEnd` are
    /// readable.
    std::span<const PieceToken> tokensOf(std::string_view piece, const char *readableEnd);

private:
    /// Bytes up to which plain merging beats walking.
    static constexpr std::size_t kPlain = 16;
    static constexpr std::size_t kParts = 24;
    /// Bytes up to which wide characters are merged again rather than remembered.
    static constexpr std::size_t kCheap = 6;
    struct Row;

    void mergePiece(std::string_view piece, const char *readableEnd);
    void mergeAcross(std::string_view piece, const char *readableEnd);
    void appendParts(std::string_view piece, std::span<const std::size_t> starts, const char *readableEnd);
    // Of a part that is no token, the second one by way of the cache.
    void merge(std::string_view part, const char *readableEnd);
    void appendRemembered(std::string_view part, const char *readableEnd);
    void append(std::string_view part, const char *readableEnd);
    void mergePlainly(std::string_view part);
    bool mergeCharacters(std::string_view part);
    void merge(Row &row) const;
    TokenId rankOf(TokenId left, TokenId right) const;

    const Vocabulary &m_vocabulary;
    SharedPieceCache &m_shared;
    std::unique_ptr<PieceCache> m_cache;
    std::vector<PieceToken> m_tokens; ///< of the latest piece
};

} // namespace cuewright
