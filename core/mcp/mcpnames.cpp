#include "mcp/mcpnames.h"

#include <QCryptographicHash>

namespace cuewright {
namespace {

constexpr qsizetype kMaxChars = 64;
constexpr qsizetype kHashChars = 8;

QString plain(const QString &text)
{
    QString made = text;
    for (QChar &c : made) {
        const char16_t u = c.unicode();
        const bool kept = (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '_' || u == '-';
        if (!kept)
            c = u'_';
    }
    return made;
}

QString wish(const McpNames::Target &target)
{
    return plain(target.server) + QStringLiteral("__") + plain(target.tool);
}

QString hashed(const McpNames::Target &target, int round)
{
    const QByteArray whole = target.server.toUtf8() + '\0' + target.tool.toUtf8() + '\0' + QByteArray::number(round);
    const QByteArray hash = QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().left(kHashChars);
    return wish(target).left(kMaxChars - kHashChars - 1) + u'_' + QString::fromLatin1(hash);
}

} // namespace

McpNames::McpNames(const QList<Target> &targets, const QSet<QString> &taken)
{
    QHash<QString, int> wanted;
    for (const Target &target : targets)
        ++wanted[wish(target)];
    const auto isFree = [&](const QString &name) { return !taken.contains(name) && !m_targets.contains(name); };
    for (const Target &target : targets) {
        if (!nameOf(target).isEmpty())
            continue;
        QString name = wish(target);
        const bool fits = name.size() <= kMaxChars && wanted.value(name) == 1;
        for (int round = 0; !(round == 0 && fits && isFree(name)); ++round) {
            name = hashed(target, round);
            if (isFree(name))
                break;
        }
        m_targets.insert(name, target);
        m_names.insert({target.server, target.tool}, name);
    }
}

QString McpNames::nameOf(const Target &target) const
{
    return m_names.value({target.server, target.tool});
}

std::optional<McpNames::Target> McpNames::targetOf(const QString &name) const
{
    const auto found = m_targets.find(name);
    return found == m_targets.end() ? std::nullopt : std::optional(*found);
}

ToolDefinition toolDefinitionOf(const McpTool &tool, const QString &name)
{
    Json parameters = tool.inputSchema;
    parameters.erase("$schema"); // providers refuse it
    return {name, tool.description, std::move(parameters), std::nullopt};
}

} // namespace cuewright
