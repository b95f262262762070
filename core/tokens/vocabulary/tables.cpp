#include "tokens/vocabulary/tables.h"

#include <QResource>
#include <QString>

// Q_INIT_RESOURCE declares a function in the scope it stands in, and the resource's own is global.
static void initTokenTables()
{
    Q_INIT_RESOURCE(tokens);
}

namespace cuewright {

std::string_view tokenTable(const char *file, std::string_view magic)
{
    initTokenTables();
    const QResource resource(QStringLiteral(":/tokens/") + QLatin1String(file));
    const std::string_view bytes(
        reinterpret_cast<const char *>(resource.data()), static_cast<std::size_t>(resource.size()));
    const bool usable = resource.isValid() && resource.compressionAlgorithm() == QResource::NoCompression
        && bytes.substr(0, magic.size()) == magic;
    if (!usable)
        qFatal("The token table %s is missing from this program or is not usable.", file);
    return bytes;
}

} // namespace cuewright
