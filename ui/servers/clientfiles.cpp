#include "servers/clientfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace cuewright {
namespace {

enum class Base { Home, Settings, Project };

struct Known
{
    const char *client;
    Base base;
    const char *path;
};

// As the clients' own pages name them.
constexpr Known kKnown[] = {
    {"Claude Code", Base::Project, ".mcp.json"},
    {"Cursor", Base::Project, ".cursor/mcp.json"},
    {"VS Code", Base::Project, ".vscode/mcp.json"},
    {"Zed", Base::Project, ".zed/settings.json"},
    {"Claude Desktop", Base::Settings, "Claude/claude_desktop_config.json"},
    {"Claude Code", Base::Home, ".claude.json"},
    {"Cursor", Base::Home, ".cursor/mcp.json"},
    {"VS Code", Base::Settings, "Code/User/mcp.json"},
    {"VS Code Insiders", Base::Settings, "Code - Insiders/User/mcp.json"},
    {"VSCodium", Base::Settings, "VSCodium/User/mcp.json"},
    {"Windsurf", Base::Home, ".codeium/windsurf/mcp_config.json"},
    {"Zed", Base::Home, ".config/zed/settings.json"},
    {"Zed", Base::Settings, "Zed/settings.json"}, // on Windows
};

} // namespace

ClientPlaces ClientPlaces::ofThisComputer(const QString &project)
{
    ClientPlaces places;
    places.home = QDir::homePath();
#if defined(Q_OS_WIN)
    places.settings = qEnvironmentVariable("APPDATA");
#elif defined(Q_OS_MACOS)
    places.settings = places.home + QStringLiteral("/Library/Application Support");
#else
    places.settings = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
#endif
    places.project = project;
    return places;
}

QList<ClientFile> clientFiles(const ClientPlaces &places)
{
    QList<ClientFile> found;
    QStringList seen;
    for (const Known &known : kKnown) {
        const QString &base = known.base == Base::Home ? places.home : known.base == Base::Settings ? places.settings : places.project;
        if (base.isEmpty())
            continue;
        const QFileInfo file(QDir(base).filePath(QString::fromLatin1(known.path)));
        if (!file.isFile() || seen.contains(file.canonicalFilePath()))
            continue;
        seen << file.canonicalFilePath(); // a project may be the home folder
        found << ClientFile{QString::fromLatin1(known.client), file.absoluteFilePath(), known.base == Base::Project};
    }
    return found;
}

} // namespace cuewright
