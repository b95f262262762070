#pragma once

#include <cstdint>
#include <cstring>
#include <string>

namespace cuewright {

/// A text that is compared often: two words of it tell most texts apart, and up to 16 bytes are compared with
/// them alone.
class ShortText
{
public:
    /// `text` must outlive it.
    explicit ShortText(const std::string &text)
        : m_data(text.data())
        , m_size(text.size())
    {
        if (m_size >= sizeof m_head) {
            std::memcpy(&m_head, m_data, sizeof m_head);
            std::memcpy(&m_tail, m_data + m_size - sizeof m_tail, sizeof m_tail);
        } else {
            std::memcpy(&m_head, m_data, m_size);
        }
    }

    friend bool operator==(const ShortText &a, const ShortText &b)
    {
        return a.m_size == b.m_size && a.m_head == b.m_head && a.m_tail == b.m_tail
            && (a.m_size <= 2 * sizeof m_head || std::memcmp(a.m_data, b.m_data, a.m_size) == 0);
    }

private:
    const char *m_data;
    std::size_t m_size;
    std::uint64_t m_head = 0;
    std::uint64_t m_tail = 0;
};

} // namespace cuewright
