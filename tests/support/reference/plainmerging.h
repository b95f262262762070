#pragma once

#include "tokens/scan/splitter.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cuewright::reference {

using Ids = std::vector<std::uint32_t>;

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true; ///< everything takes five times as long, so tests look at less
#else
inline constexpr bool kSanitized = false;
#endif

/// One encoding by its definition, from the vocabulary file itself and with none of the tables of core/tokens. Slow.
class PlainMerging final
{
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    /// `encoding` names the file ("o200k_base"); nothing is left to do where it is missing, so the program ends.
    explicit PlainMerging(const std::string &encoding);

    /// By id; empty where the encoding has none.
    const std::vector<std::string_view> &tokens() const { return m_tokens; }
    std::uint32_t idOf(std::string_view bytes) const;
    /// Of all neighbours that together are a token the ones of the lowest id become one, the leftmost first, again and
    /// again. Ids from `end` on do not count.
    Ids merged(std::string_view piece, std::uint32_t end = kNone) const;
    /// The pieces of valid UTF-8, merged one by one.
    Ids encoded(std::string_view utf8) const;
    Splitter::Pattern pattern() const { return m_pattern; }

private:
    std::string m_file;
    std::vector<std::string_view> m_tokens;
    std::unordered_map<std::string_view, std::uint32_t> m_ids;
    std::vector<std::uint32_t> m_twos; ///< of two bytes: the first step of all merging
    Splitter::Pattern m_pattern;
};

/// The same for all encodings, read once.
const PlainMerging &plainMerging(QStringView encoding);

} // namespace cuewright::reference
