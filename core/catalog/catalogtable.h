#pragma once

#include "base/result.h"
#include "catalog/model.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace cuewright {

/// Prices of one tier, and what they become above the cliff.
struct TierPrices
{
    TokenPrices base;
    std::optional<TokenPrices> longContext;
};

/// What a model cost from one day on.
struct PriceRow
{
    QDate from; ///< UTC; invalid: since ever
    std::int64_t longContextAbove = 0;
    std::array<std::optional<TierPrices>, 4> tiers; ///< indexed by PriceTier

    const std::optional<TierPrices> &tier(PriceTier wanted) const
    {
        return tiers[static_cast<std::size_t>(wanted)];
    }
};

struct CatalogEntry
{
    std::vector<PriceRow> prices; ///< oldest first
    QDate asOf;
    QString source;
};

/// What a Catalog holds. `models` and `entries` run side by side.
struct CatalogTable
{
    std::vector<ModelInfo> models;
    std::vector<CatalogEntry> entries;
    QHash<QString, std::size_t> names; ///< canonical names and aliases in lower case → index
    QDate asOf;
};

/// Reads a file in the format of resources/catalog/README.md over `table`. On an error `table` is left half
/// done.
[[nodiscard]] Result<> readCatalog(const QByteArray &json, const QString &source, CatalogTable &table);

} // namespace cuewright
