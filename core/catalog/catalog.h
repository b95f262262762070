#pragma once

#include "base/result.h"
#include "catalog/model.h"

#include <QDateTime>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

/// Models and prices: the built-in table (facts §11) with a file of the person's own over it. Read-only after loading,
/// safe to share between threads.
class Catalog
{
public:
    /// The built-in table alone.
    static Catalog builtIn();
    /// Puts `json` (format: resources/catalog/README.md) over what is there. Errors: Parse, Invalid with the row.
    [[nodiscard]] Result<> addOverrides(const QByteArray &json);

    /// By canonical name, alias, dated snapshot ("gpt-4o-2024-08-06") or provider-prefixed name ("openai/gpt-4o");
    /// nullptr for a model nobody knows. A dated snapshot that is not listed answers with its family.
    const ModelInfo *model(QStringView name) const;
    /// nullopt: no price is known, and none may be assumed.
    std::optional<ModelPrice> price(QStringView name, const QDateTime &at, PriceTier tier = PriceTier::Standard) const;
    const std::vector<ModelInfo> &models() const; ///< in the order a person should see them
    QDate asOf() const; ///< of the built-in table

private:
    struct Data;
    Catalog() = default;
    std::shared_ptr<Data> m_data;
};

/// "gpt-4o" of "openai/gpt-4o"; a name without a known provider prefix as it is.
QStringView withoutProviderPrefix(QStringView model);

} // namespace cuewright
