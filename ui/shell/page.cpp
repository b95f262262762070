#include "shell/page.h"

#include <array>

namespace cuewright {
namespace {

// Written into the saved state of windows: never reuse one for something else.
constexpr std::array kKinds = {"welcome", "prompt", "schema", "tool", "testset", "spending", "settings", "trace", "servers"};

} // namespace

QString PageKey::toString() const
{
    return QLatin1String(kKinds[static_cast<std::size_t>(kind)]) + u':' + path;
}

std::optional<PageKey> PageKey::fromString(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    for (std::size_t kind = 0; kind < kKinds.size() && colon > 0; ++kind) {
        if (text.left(colon) == QLatin1String(kKinds[kind]))
            return PageKey{static_cast<Kind>(kind), text.mid(colon + 1).toString()};
    }
    return std::nullopt;
}

Page::Page(PageKey key, QWidget *parent)
    : QWidget(parent)
    , m_key(std::move(key))
{
}

} // namespace cuewright
