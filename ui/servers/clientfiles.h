#pragma once

#include <QList>
#include <QString>

namespace cuewright {

/// Where programs keep their settings.
struct ClientPlaces
{
    QString home;
    QString settings; ///< of the system: ~/.config, ~/Library/Application Support, %APPDATA%
    QString project; ///< folder that is open; empty: none

    static ClientPlaces ofThisComputer(const QString &project);
};

/// A file in which another program is told of MCP servers.
struct ClientFile
{
    QString client; ///< "Cursor"
    QString path;
    bool isOfProject = false; ///< it belongs to the folder that is open, not to the person

    friend bool operator==(const ClientFile &, const ClientFile &) = default;
};

/// Of the usual clients, those that are there. Looks whether there is a file, and into none of them.
QList<ClientFile> clientFiles(const ClientPlaces &places);

} // namespace cuewright
