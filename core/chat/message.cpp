#include "chat/message.h"

#include <array>

namespace cuewright {
namespace {

struct NamedRole
{
    Role role;
    QLatin1String name;
};

constexpr std::array<NamedRole, 5> kRoles{{
    {Role::System, QLatin1String("system")},
    {Role::Developer, QLatin1String("developer")},
    {Role::User, QLatin1String("user")},
    {Role::Assistant, QLatin1String("assistant")},
    {Role::Tool, QLatin1String("tool")},
}};

} // namespace

QString roleName(Role role)
{
    for (const NamedRole &known : kRoles) {
        if (known.role == role)
            return known.name;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const NamedRole &known : kRoles) {
        if (name == known.name)
            return known.role;
    }
    return std::nullopt;
}

Message Message::text(Role role, QString text)
{
    Message message;
    message.role = role;
    ContentPart part;
    part.text = std::move(text);
    message.parts.append(std::move(part));
    return message;
}

QString Message::joinedText() const
{
    QString joined;
    for (const ContentPart &part : parts) {
        if (part.kind == ContentPart::Kind::Text)
            joined += part.text;
    }
    return joined;
}

} // namespace cuewright
