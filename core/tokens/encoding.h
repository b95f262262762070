#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace cuewright {

using TokenId = std::uint32_t;

class Tokenizer;

/// One tiktoken-compatible encoding, exact to the id. Immutable; any number of threads may use one at once.
///
/// Text of special tokens ("<|endoftext|>") is ordinary text. Invalid UTF-8 and lone surrogates are encoded
/// as U+FFFD, one for each maximal broken part, as the reference does before it splits. Time is linear in the
/// input, also on hostile one.
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
