#include "catalog/catalog.h"

#include "catalog/catalogtable.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

constexpr qsizetype kDateLength = 11; // "-2024-08-06"

// "gpt-4o" of "gpt-4o-2024-08-06"; empty where the name does not end in a date.
QString familyOf(const QString &name)
{
    static const QRegularExpression dated(
        QStringLiteral("-20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"));
    return dated.match(name).hasMatch() ? name.chopped(kDateLength) : QString();
}

std::optional<std::size_t> find(const CatalogTable &table, QStringView name)
{
    // A person's own entry may be named with its prefix ("groq/llama-4"), so the full name is asked first.
    for (const QStringView candidate : {name, withoutProviderPrefix(name)}) {
        const QString lower = candidate.toString().toLower();
        auto at = table.names.constFind(lower);
        if (at == table.names.constEnd()) {
            const QString family = familyOf(lower);
            if (!family.isEmpty())
                at = table.names.constFind(family);
        }
        if (at != table.names.constEnd())
            return *at;
    }
    return std::nullopt;
}

std::shared_ptr<const CatalogTable> loadBuiltIn()
{
    auto table = std::make_shared<CatalogTable>();
    QFile file(QStringLiteral(":/catalog/models.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    if (opened) {
        const auto read = readCatalog(file.readAll(), QStringLiteral("built-in"), *table);
        Q_ASSERT_X(read.has_value(), "Catalog::builtIn", "resources/catalog/models.json is broken");
        // Half a table would show wrong prices; none at all shows "–".
        if (!read)
            *table = {};
    }
    return table;
}

} // namespace

QStringView withoutProviderPrefix(QStringView model)
{
    // As routers, proxies and SDKs write them: "openrouter/openai/gpt-4o", "azure/gpt-4o",
    // "litellm_proxy/gpt-4o".
    static constexpr std::array<QStringView, 9> prefixes{u"openai/", u"azure/", u"azure-openai/",
        u"azure_ai/", u"openrouter/", u"litellm/", u"litellm_proxy/", u"github/", u"text-completion-openai/"};
    for (bool found = true; found;) {
        found = false;
        for (const QStringView prefix : prefixes) {
            if (model.startsWith(prefix, Qt::CaseInsensitive) && model.size() > prefix.size()) {
                model = model.mid(prefix.size());
                found = true;
            }
        }
    }
    return model;
}

Catalog Catalog::builtIn()
{
    static const std::shared_ptr<const CatalogTable> table = loadBuiltIn();
    Catalog catalog;
    catalog.m_table = table;
    return catalog;
}

Result<> Catalog::addOverrides(const QByteArray &json)
{
    auto table = std::make_shared<CatalogTable>(*m_table);
    if (const auto read = readCatalog(json, QStringLiteral("user"), *table); !read)
        return read;
    m_table = std::move(table);
    return {};
}

const ModelInfo *Catalog::model(QStringView name) const
{
    const auto index = find(*m_table, name);
    return index ? &m_table->models[*index] : nullptr;
}

PriceTier priceTierNamed(QStringView serviceTier)
{
    return serviceTier == u"batch" ? PriceTier::Batch
        : serviceTier == u"flex"   ? PriceTier::Flex
        : serviceTier == u"priority" ? PriceTier::Priority
                                     : PriceTier::Standard;
}

std::optional<ModelPrice> Catalog::price(QStringView name, const QDateTime &at, PriceTier tier) const
{
    const auto index = find(*m_table, name);
    if (!index)
        return std::nullopt;
    const CatalogEntry &entry = m_table->entries[*index];
    const QDate day = at.toUTC().date();
    const auto row = std::find_if(entry.prices.rbegin(), entry.prices.rend(), [&](const PriceRow &candidate) {
        return !at.isValid() || !candidate.from.isValid() || candidate.from <= day;
    });
    if (row == entry.prices.rend() || !row->tier(tier))
        return std::nullopt;
    const TierPrices &prices = *row->tier(tier);
    return ModelPrice{prices.base, row->longContextAbove, prices.longContext, entry.asOf, entry.source};
}

const std::vector<ModelInfo> &Catalog::models() const
{
    return m_table->models;
}

QDate Catalog::asOf() const
{
    return m_table->asOf;
}

} // namespace cuewright
