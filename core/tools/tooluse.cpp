#include "tools/tooluse.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToolUse)
};

} // namespace

QString ToolUse::key() const
{
    Json parts = Json::array({toUtf8(toolSourceWord(source)), toUtf8(tool), toUtf8(folder), toUtf8(server), toUtf8(address),
        toUtf8(serverTool), toUtf8(fingerprint)});
    Json words = Json::array();
    for (const QString &word : command)
        words.push_back(toUtf8(word));
    parts.push_back(std::move(words));
    return QString::fromLatin1(QCryptographicHash::hash(writeJson(parts), QCryptographicHash::Sha256).toHex());
}

QString ToolUse::text() const
{
    if (source == ToolSource::Mcp && !isServerStart())
        return Words::tr("%1: the tool “%2” of the MCP server “%3”").arg(tool, serverTool, server);
    QStringList words;
    for (const QString &word : command) // so that one can see where each argument ends
        words << (word.isEmpty() || word.contains(u' ') ? u'"' + word + u'"' : word);
    if (isServerStart())
        return Words::tr("the MCP server “%1”: %2").arg(server, address.isEmpty() ? words.join(u' ') : address);
    return QStringLiteral("%1: %2").arg(tool, words.join(u' '));
}

void ToolQuestion::answer(ToolPermission permission)
{
    if (std::exchange(m_isAnswered, true))
        return;
    const bool isRemembered = permission == ToolPermission::Session || permission == ToolPermission::Always;
    emit answered(isRemembered && !mayRemember(m_use) ? ToolPermission::Once : permission);
}

} // namespace cuewright
