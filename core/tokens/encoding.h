#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

/// Exact tokens, quickly: how core/tokens works
/// =============================================
///
/// **What is computed.** An encoding has a split pattern, which cuts a text into pieces (words with the blank
/// before them, groups of digits, runs of symbols …), and a vocabulary of byte strings with ranks (facts
/// §10.1–10.3). A piece that is in the vocabulary is one token. Any other is merged: of all neighbours that
/// together are in the vocabulary, those of the lowest rank are joined, the leftmost first, until none are
/// left. The id of a token is its rank.
///
/// **Splitting** (scan/). What a pattern matches depends only on the text from where a piece starts.
/// `Splitter` is the pattern, written by hand, character by character, on tables of Unicode 16.0. `blocks`
/// does the same for 64 bytes of ASCII at once: the class of each byte is a bit of a word, and where pieces
/// start follows from shifts and sums of such words. A block begins where a piece does, so that nothing is
/// carried over, and claims only what it can tell; the rest is the Splitter's. Tests hold the two against
/// each other.
///
/// **Looking up** (vocabulary/). The build makes read-only tables of each vocabulary, which are linked in and
/// used in place. A piece of up to 15 bytes is two machine words; a perfect hash (buckets with displacements,
/// Belazzougui, Botelho and Dietzfelbinger 2009) sends it to the one slot where it can be. Pieces are looked
/// up some hundred at a time, so that memory is asked for long before it is needed.
///
/// **Pairs** (merge/). Merging leaves a row of tokens. Whether token a can stand before token b depends on
/// these two alone: taken apart from the latest merge back, at no time may the two parts that touch be a
/// token of a lower rank than the merge that ended that time (`canFollow`). And of each text there is exactly
/// one row in which every two neighbours pass, the one that merging finds (both: H. van Antwerpen and A.
/// Neubeck, "So many tokens, so little time", 2024). So a row need not be merged, only found: `PieceWalk`
/// takes the longest token that can follow, goes back where that leads nowhere, and never enters a dead place
/// twice, which is linear in the piece. For words plain merging is quicker, and for Chinese and Japanese the
/// piece is first cut between characters that no token joins (`mayCross`). Rows of pieces are remembered, in
/// at most 4 MB.
///
/// **Edits** (document/). `TokenizedDocument` keeps the sizes of the tokens, a byte each. After an edit it
/// splits anew from a piece before it whose start the edit cannot have moved, until a new piece starts behind
/// the edit where an old one did: from there on nothing can differ. Inside one huge piece the same is done
/// with tokens, by the theorem on pairs: where an old token can follow a new one, the old row goes on.
///
/// **Invariants.** Ids below 256 are the single bytes, and every token can be reached by merging; the build
/// refuses a vocabulary where that is not so. No table is written to; a piece cache is lent to one thread at
/// a time, and another thread gets one of its own for the while: nobody waits.
///
/// **Text.** UTF-8, or UTF-16 that is turned into UTF-8 in parts. Invalid UTF-8 and lone surrogates are
/// encoded as U+FFFD, one for each maximal broken part (Unicode 16.0 §3.9), as the reference does before it
/// splits. Text of special tokens is ordinary text unless asked for.
namespace cuewright {

using TokenId = std::uint32_t;

class Tokenizer;

/// One tiktoken-compatible encoding, exact to the id. Immutable; any number of threads may use one at once.
/// Time is linear in the input, also on hostile one.
class Encoding
{
public:
    enum class Name { R50kBase, P50kBase, Cl100kBase, O200kBase, O200kHarmony };

    /// Loaded on first use, then kept until the program ends.
    static const Encoding &get(Name name);
    /// nullptr for a name nobody knows. "gpt2" and "p50k_edit" answer too: their ordinary text encodes the
    /// same.
    static const Encoding *find(QStringView name);

    virtual ~Encoding() = default;
    virtual QString name() const = 0;
    virtual std::vector<TokenId> encode(std::string_view utf8) const = 0;
    /// The same, but text of special tokens is these tokens.
    virtual std::vector<TokenId> encodeWithSpecials(std::string_view utf8) const = 0;
    virtual std::int64_t count(std::string_view utf8) const = 0;
    virtual std::int64_t count(QStringView text) const = 0;
    /// Bytes of one token, or the text of a special token, which encode() never returns; empty for an id that
    /// does not exist.
    virtual std::string_view bytes(TokenId id) const = 0;
    /// Ends of the tokens of `text`, in UTF-16 units from its start, rising; a token that ends inside a
    /// character ends where that character ends (so two neighbours may be equal).
    virtual std::vector<qsizetype> boundaries(QStringView text) const = 0;
    /// What does the work; for classes of this room.
    virtual const Tokenizer &tokenizer() const = 0;

protected:
    Encoding() = default;
};

/// Which encoding counts for a model (facts §10.5).
struct ModelEncoding
{
    const Encoding *encoding = nullptr; ///< never null
    bool exact = false; ///< false: unmapped model, o200k_base stands in; counts are estimates
};
/// Provider prefixes ("openai/gpt-4o") and surrounding white space do not count.
ModelEncoding encodingForModel(QStringView model);

/// What stands behind the last "/" of a model's name: the part that the tables of this room know.
QStringView bareModelName(QStringView model);

} // namespace cuewright
