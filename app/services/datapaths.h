#pragma once

#include <QString>

namespace cuewright {

/// Where both programs keep what is not in a workspace. Set the application's name first.
struct DataPaths
{
    QString folder; ///< the user's data folder for Cuewright

    static DataPaths standard();
    QString ledger() const { return folder + QStringLiteral("/ledger.sqlite"); }
    QString answers() const { return folder + QStringLiteral("/answers.sqlite"); } ///< the cache
    QString settings() const { return folder + QStringLiteral("/settings.ini"); }
    QString priceOverrides() const { return folder + QStringLiteral("/models.json"); }
    QString samples() const { return folder + QStringLiteral("/samples"); }
    QString drafts() const { return folder + QStringLiteral("/drafts"); }
};

/// Names both programs alike, so that they share one ledger and one set of settings.
void nameApplication();

} // namespace cuewright
