#pragma once

#include <QByteArray>

namespace cuewright {

/// An API key or token. It cannot be printed, streamed, compared to a string or turned into JSON by accident: the one way
/// to the bytes is reveal(), and that has two callers, the request's header and the keychain.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray &reveal() const { return m_bytes; }
    friend bool operator==(const Secret &, const Secret &) = default;

private:
    QByteArray m_bytes;
};

} // namespace cuewright
