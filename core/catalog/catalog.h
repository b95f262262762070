#pragma once

#include "base/result.h"
#include "catalog/model.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

struct CatalogTable;

/// Models and prices: the built-in table (facts §11) with a file of the person's own over it. Copies are
/// cheap and share the table. Read-only after loading, safe to share between threads; model() and models()
/// point into the table and stay valid while any copy of it lives that has not been given overrides since.
class Catalog
{
public:
    /// The built-in table alone.
    static Catalog builtIn();
    /// Puts `json` (format: resources/catalog/README.md) over what is there: all of it, or nothing where
    /// there is an error. Errors: Parse, TooLarge (nesting), Unsupported (made for a later version), Invalid
    /// with the row.
    [[nodiscard]] Result<> addOverrides(const QByteArray &json);

    /// By canonical name, alias, dated snapshot ("gpt-4o-2024-08-06") or provider-prefixed name
    /// ("openai/gpt-4o"); nullptr for a model nobody knows. A dated snapshot (year-month-day) that is not
    /// listed answers with its family; any other ending does not, because "-audio-preview" or a fine-tune
    /// costs something else. Case does not matter.
    const ModelInfo *model(QStringView name) const;
    /// At the prices of `at` (prices change at 0:00 UTC; an invalid time means the newest). nullopt: no price
    /// is known, and none may be assumed.
    std::optional<ModelPrice> price(
        QStringView name, const QDateTime &at, PriceTier tier = PriceTier::Standard) const;
    const std::vector<ModelInfo> &models() const; ///< in the order a person should see them
    QDate asOf() const; ///< of the built-in table

private:
    Catalog() = default;
    std::shared_ptr<const CatalogTable> m_table; ///< never null
};

/// "gpt-4o" of "openai/gpt-4o" and of "openrouter/openai/gpt-4o"; a name without a known provider prefix as
/// it is.
QStringView withoutProviderPrefix(QStringView model);

} // namespace cuewright
