#pragma once

#include "tokens/vocabulary/tablelayout.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cuewright {

/// Makes the tables of one vocabulary (vocabulary/tablelayout.h). Runs while the program is built; what it
/// finds wrong with its input it throws as std::runtime_error.
class TableBuilder final
{
public:
    /// `vocabulary`: the content of a file under resources/tokens, which must stay alive.
    explicit TableBuilder(std::string_view vocabulary);

    std::string build();

private:
    using Split = tablelayout::Split;

    void findSplits();
    Split splitOf(std::string_view token, std::uint32_t id) const;
    std::uint32_t idOf(std::string_view bytes) const;
    template <typename T> void append(const std::vector<T> &values);
    void appendKeys();
    void appendLongs();
    void appendPairs();
    void appendBeginnings();
    void appendSeams();
    void appendBytes();

    std::vector<std::string_view> m_tokens; ///< by id; empty where the encoding leaves one out
    std::unordered_map<std::string_view, std::uint32_t> m_ids;
    std::vector<Split> m_splits;
    tablelayout::Header m_header{};
    std::string m_out;
};

} // namespace cuewright
