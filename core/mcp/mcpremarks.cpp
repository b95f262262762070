// What is said beside a server before a person lets it start (facts §9).

#include "mcp/mcpconfig.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

bool isOneOf(const QString &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *known) { return name == QLatin1String(known); });
}

} // namespace

QStringList startRemarks(const McpEntry &entry)
{
    if (entry.isHttp())
        return {};
    QString program = entry.command.section(u'/', -1).section(u'\\', -1).toLower();
    for (const QLatin1String ending : {QLatin1String(".exe"), QLatin1String(".cmd"), QLatin1String(".bat")}) {
        if (program.endsWith(ending))
            program.chop(ending.size());
    }
    QStringList remarks;
    if (isOneOf(program, {"sudo", "doas", "su", "pkexec", "runas"}))
        remarks << Words::tr("It runs with the rights of an administrator.");
    if (isOneOf(program, {"sh", "bash", "zsh", "fish", "dash", "cmd", "powershell", "pwsh"}))
        remarks << Words::tr("It is a shell: it runs whatever stands in its arguments.");
    if (isOneOf(program, {"npx", "bunx", "pnpx", "uvx", "pipx", "uv", "pnpm", "yarn", "deno", "docker", "podman", "curl", "wget"}))
        remarks << Words::tr("It may download what it runs.");
    if (isOneOf(program, {"rm", "del", "rmdir", "dd", "mkfs", "format"}))
        remarks << Words::tr("It deletes or overwrites.");
    return remarks;
}

} // namespace cuewright
