#pragma once

#include "tokens/merge/merger.h"
#include "tokens/scan/blocks.h"
#include "tokens/scan/splitter.h"
#include "tokens/vocabulary/vocabulary.h"

#include <atomic>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cuewright {

/// Text to tokens, by one pattern and one vocabulary: pieces are found in blocks, looked up many at a time so
/// that memory is never waited for, and the ones that are no token are merged. Any number of threads may use
/// one.
class Tokenizer final
{
    Q_DISABLE_COPY_MOVE(Tokenizer)
public:
    Tokenizer(Splitter::Pattern pattern, const Vocabulary &vocabulary);

    /// Each of these takes the pieces of `utf8`, which must be valid, and returns how many bytes that were:
    /// all where it `isWhole`, otherwise up to the first piece that might go on behind the text.
    std::size_t encode(std::string_view utf8, bool isWhole, std::vector<TokenId> &ids) const;
    std::size_t count(std::string_view utf8, bool isWhole, std::int64_t &tokens) const;
    /// `sizes` gets the size of each token in bytes, with kPieceStart in the first one of each piece.
    std::size_t measure(std::string_view utf8, bool isWhole, std::vector<std::uint8_t> &sizes) const;
    static constexpr std::uint8_t kPieceStart = 0x80;
    /// From what measure() gives; a token has at most 128 bytes.
    static std::size_t sizeIn(std::uint8_t measured) { return ((measured - 1U) & 0x7FU) + 1U; }

    const Vocabulary &vocabulary() const { return m_vocabulary; }
    Splitter::Pattern pattern() const { return m_pattern; }
    SharedPieceCache &cache() const { return m_cache; }

private:
    class Batch;
    template <typename Sink> std::size_t run(std::string_view utf8, bool isWhole, Sink &sink) const;

    Splitter::Pattern m_pattern;
    blocks::Scanner m_scanner;
    const Vocabulary &m_vocabulary;
    mutable SharedPieceCache m_cache;
    mutable std::atomic<bool> m_isWarm{false};
};

} // namespace cuewright
