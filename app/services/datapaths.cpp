#include "services/datapaths.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace cuewright {

DataPaths DataPaths::standard()
{
    return {QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)};
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("cuewright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CUEWRIGHT_VERSION));
}

} // namespace cuewright
