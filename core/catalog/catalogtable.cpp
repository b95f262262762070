#include "catalog/catalogtable.h"

#include "base/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace cuewright {
namespace {

constexpr int kFormat = 1;

// The context of these texts in the translations.
struct CatalogText
{
    Q_DECLARE_TR_FUNCTIONS(Catalog)
};

// `why` is for the person: it names the field and what it should be.
tl::unexpected<Error> unusable(const QString &where, const QString &why)
{
    return fail(
        Error::Code::Invalid, CatalogText::tr("The price table cannot be used: %1: %2").arg(where, why));
}

// A misspelt field must not pass for an absent one: absent prices fall back to others.
Result<> onlyKeys(const Json &object, std::initializer_list<std::string_view> known, const QString &where)
{
    if (!object.is_object())
        return unusable(where, CatalogText::tr("this should be an object in { }."));
    for (const auto &item : object.items()) {
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            return unusable(
                where, CatalogText::tr("“%1” is no field of this format.").arg(fromUtf8(item.key())));
    }
    return {};
}

Result<std::optional<TokenPrice>> readPrice(const Json &prices, std::string_view key, const QString &where)
{
    const Json *value = member(prices, key);
    if (!value)
        return std::optional<TokenPrice>();
    const auto price = value->is_string()
        ? TokenPrice::fromPerMillion(fromUtf8(value->get_ref<const std::string &>()))
        : std::nullopt;
    if (!price) {
        return unusable(where,
            CatalogText::tr("“%1” should be dollars per million tokens in quotes, like \"0.15\", with at "
                            "most 6 decimals.")
                .arg(fromUtf8(key)));
    }
    return price;
}

// The fields of a price object before anything is filled in.
struct Prices
{
    std::optional<TokenPrice> input, cached, write, output, audioInput, audioOutput;
};

Result<Prices> readPrices(const Json &json, const QString &where)
{
    if (const auto keys
        = onlyKeys(json, {"input", "cached", "write", "output", "audio_input", "audio_output"}, where);
        !keys)
        return fail(keys.error());
    Prices prices;
    const std::pair<std::string_view, std::optional<TokenPrice> *> fields[] = {{"input", &prices.input},
        {"cached", &prices.cached}, {"write", &prices.write}, {"output", &prices.output},
        {"audio_input", &prices.audioInput}, {"audio_output", &prices.audioOutput}};
    for (const auto &[key, target] : fields) {
        auto price = readPrice(json, key, where);
        if (!price)
            return fail(price.error());
        *target = *price;
    }
    if (!prices.input || !prices.output)
        return unusable(where,
            CatalogText::tr("“input” and “output” are both needed (\"0\" where there is nothing to pay)."));
    return prices;
}

TokenPrices complete(const Prices &prices)
{
    return {
        *prices.input, prices.cached, prices.write, *prices.output, prices.audioInput, prices.audioOutput};
}

std::optional<TokenPrice> half(std::optional<TokenPrice> price)
{
    // Up to the next whole pico-dollar: never less than the truth.
    if (price)
        price->picoPerToken = price->picoPerToken / 2 + price->picoPerToken % 2;
    return price;
}

TokenPrices half(const TokenPrices &prices)
{
    return {*half(prices.input), half(prices.cachedInput), half(prices.cacheWrite), *half(prices.output),
        half(prices.audioInput), half(prices.audioOutput)};
}

// Batch and flex cost half of standard; what the file lists wins (facts §7, §8).
TierPrices reduced(const TierPrices &standard, const std::optional<Prices> &listed)
{
    TierPrices tier{half(standard.base), std::nullopt};
    if (standard.longContext)
        tier.longContext = half(*standard.longContext);
    if (listed) {
        tier.base.input = *listed->input;
        tier.base.output = *listed->output;
        tier.base.cachedInput = listed->cached ? listed->cached : tier.base.cachedInput;
        tier.base.cacheWrite = listed->write ? listed->write : tier.base.cacheWrite;
        tier.base.audioInput = listed->audioInput ? listed->audioInput : tier.base.audioInput;
        tier.base.audioOutput = listed->audioOutput ? listed->audioOutput : tier.base.audioOutput;
    }
    return tier;
}

// No list gives priority prices above the cliff: the dearer of priority and standard, so that an estimate is
// not too low.
TierPrices priority(const TierPrices &standard, const Prices &listed)
{
    TierPrices tier{complete(listed), std::nullopt};
    if (standard.longContext) {
        const TokenPrices &far = *standard.longContext;
        const TokenPrice input = std::max(far.input, tier.base.input);
        tier.longContext = tier.base;
        tier.longContext->input = input;
        tier.longContext->output = std::max(far.output, tier.base.output);
        if (far.cacheWrite)
            tier.longContext->cacheWrite = std::max(*far.cacheWrite, tier.base.cacheWrite.value_or(input));
    }
    return tier;
}

Result<> readReducedTier(const Json &row, std::string_view key, const QString &where,
    std::optional<TierPrices> &tier, const TierPrices &standard)
{
    const Json *json = member(row, key);
    if (!json)
        return {};
    if (json->is_string() && json->get_ref<const std::string &>() == "half") {
        tier = reduced(standard, std::nullopt);
        return {};
    }
    const auto prices = readPrices(*json, where + u'/' + fromUtf8(key));
    if (!prices)
        return fail(prices.error());
    tier = reduced(standard, *prices);
    return {};
}

Result<PriceRow> readRow(const Json &json, const QString &where)
{
    if (const auto keys
        = onlyKeys(json, {"from", "long_above", "standard", "long", "batch", "flex", "priority"}, where);
        !keys)
        return fail(keys.error());
    PriceRow row;
    if (const Json *from = member(json, "from")) {
        row.from = from->is_string()
            ? QDate::fromString(fromUtf8(from->get_ref<const std::string &>()), Qt::ISODate)
            : QDate();
        if (!row.from.isValid())
            return unusable(where, CatalogText::tr("“from” should be a date like \"2026-08-21\"."));
    }
    const Json *standardJson = member(json, "standard");
    if (!standardJson)
        return unusable(where, CatalogText::tr("“standard” is missing."));
    const auto base = readPrices(*standardJson, where + QStringLiteral("/standard"));
    if (!base)
        return fail(base.error());
    TierPrices standard{complete(*base), std::nullopt};
    const Json *longAbove = member(json, "long_above");
    const Json *longJson = member(json, "long");
    if ((longAbove != nullptr) != (longJson != nullptr))
        return unusable(where, CatalogText::tr("“long_above” and “long” belong together."));
    if (longJson) {
        if (!longAbove->is_number_unsigned()
            || longAbove->get<std::uint64_t>() > std::numeric_limits<int>::max())
            return unusable(where, CatalogText::tr("“long_above” should be a number of tokens."));
        row.longContextAbove = longAbove->get<std::int64_t>();
        const auto far = readPrices(*longJson, where + QStringLiteral("/long"));
        if (!far)
            return fail(far.error());
        standard.longContext = complete(*far);
    }
    const auto tierAt = [&row](PriceTier tier) -> auto &
    {
        return row.tiers[static_cast<std::size_t>(tier)];
    };
    tierAt(PriceTier::Standard) = standard;
    if (const auto read = readReducedTier(json, "batch", where, tierAt(PriceTier::Batch), standard); !read)
        return fail(read.error());
    if (const auto read = readReducedTier(json, "flex", where, tierAt(PriceTier::Flex), standard); !read)
        return fail(read.error());
    if (const Json *listed = member(json, "priority")) {
        const auto prices = readPrices(*listed, where + QStringLiteral("/priority"));
        if (!prices)
            return fail(prices.error());
        tierAt(PriceTier::Priority) = priority(standard, *prices);
    }
    return row;
}

Result<std::vector<PriceRow>> readRows(const Json &json, const QString &where)
{
    if (!json.is_array())
        return unusable(where, CatalogText::tr("“prices” should be a list in [ ]."));
    std::vector<PriceRow> rows;
    for (const Json &item : json) {
        const QString at = where + QStringLiteral("/prices/") + QString::number(rows.size());
        auto row = readRow(item, at);
        if (!row)
            return fail(row.error());
        if (!rows.empty()
            && (!row->from.isValid() || (rows.back().from.isValid() && row->from <= rows.back().from)))
            return unusable(at,
                CatalogText::tr("prices go from old to new, and each but the first needs a later “from”."));
        rows.push_back(std::move(*row));
    }
    return rows;
}

Result<> readTokens(const Json &json, std::string_view key, const QString &where, int &target)
{
    const Json *value = member(json, key);
    if (!value)
        return {};
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() > std::numeric_limits<int>::max())
        return unusable(where, CatalogText::tr("“%1” should be a number of tokens.").arg(fromUtf8(key)));
    target = value->get<int>();
    return {};
}

Result<> readText(const Json &json, std::string_view key, const QString &where, QString &target)
{
    const Json *value = member(json, key);
    if (!value)
        return {};
    if (!value->is_string())
        return unusable(where, CatalogText::tr("“%1” should be a text in quotes.").arg(fromUtf8(key)));
    target = fromUtf8(value->get_ref<const std::string &>());
    return {};
}

Result<> readFlag(const Json &json, std::string_view key, const QString &where, bool &target)
{
    const Json *value = member(json, key);
    if (!value)
        return {};
    if (!value->is_boolean())
        return unusable(where, CatalogText::tr("“%1” should be true or false.").arg(fromUtf8(key)));
    target = value->get<bool>();
    return {};
}

Result<> readTexts(const Json &json, std::string_view key, const QString &where, QStringList &target)
{
    const Json *value = member(json, key);
    if (!value)
        return {};
    QStringList texts;
    bool fine = value->is_array();
    for (std::size_t i = 0; fine && i < value->size(); ++i) {
        const Json &item = (*value)[i];
        fine = item.is_string() && !item.get_ref<const std::string &>().empty();
        if (fine)
            texts += fromUtf8(item.get_ref<const std::string &>());
    }
    if (!fine)
        return unusable(where, CatalogText::tr("“%1” should be a list of texts.").arg(fromUtf8(key)));
    target = texts;
    return {};
}

Result<> readCapabilities(const Json &json, const QString &where, ModelCapabilities &can)
{
    const std::pair<std::string_view, bool *> flags[]
        = {{"reasoning", &can.reasoning}, {"vision", &can.vision}, {"tools", &can.tools},
            {"structured_outputs", &can.structuredOutputs}, {"streaming", &can.streaming},
            {"system_role", &can.systemRole}, {"sampling_with_effort_none", &can.samplingWithEffortNone},
            {"tools_only_without_effort", &can.toolsOnlyWithoutEffort},
            {"tools_need_effort_none", &can.toolsNeedEffortNone}, {"chat_completions", &can.chatCompletions}};
    if (const auto keys = onlyKeys(json,
            {"reasoning", "vision", "tools", "structured_outputs", "streaming", "system_role",
                "sampling_with_effort_none", "tools_only_without_effort", "tools_need_effort_none",
                "chat_completions", "efforts"},
            where);
        !keys)
        return keys;
    for (const auto &[key, target] : flags) {
        if (const auto read = readFlag(json, key, where, *target); !read)
            return read;
    }
    return readTexts(json, "efforts", where, can.efforts);
}

Result<> readModelFields(const Json &json, const QString &where, ModelInfo &model, QStringList &aliases)
{
    if (const auto read = readText(json, "vendor", where, model.vendor); !read)
        return read;
    if (const auto read = readText(json, "encoding", where, model.encoding); !read)
        return read;
    if (const auto read = readTokens(json, "context", where, model.contextWindow); !read)
        return read;
    if (const auto read = readTokens(json, "max_input", where, model.maxInput); !read)
        return read;
    if (const auto read = readTokens(json, "max_output", where, model.maxOutput); !read)
        return read;
    if (const auto read = readFlag(json, "retired", where, model.retired); !read)
        return read;
    if (const auto read = readTexts(json, "aliases", where, aliases); !read)
        return read;
    if (const Json *can = member(json, "capabilities"))
        return readCapabilities(*can, where + QStringLiteral("/capabilities"), model.can);
    return {};
}

// A known name changes what the row says and keeps the rest; a new one is added at the end.
Result<> readModel(const Json &json, const QString &place, const CatalogEntry &origin, CatalogTable &table)
{
    if (const auto keys = onlyKeys(json,
            {"id", "vendor", "aliases", "context", "max_input", "max_output", "encoding", "retired",
                "capabilities", "prices"},
            place);
        !keys)
        return keys;
    QString id;
    if (const auto read = readText(json, "id", place, id); !read)
        return read;
    if (id.isEmpty())
        return unusable(place, CatalogText::tr("“id”, the model's name, is missing."));
    const QString where = place + QStringLiteral(" (%1)").arg(id);
    const auto known = table.names.constFind(id.toLower());
    const bool isNew = known == table.names.constEnd();
    const std::size_t index = isNew ? table.models.size() : *known;
    if (isNew) {
        table.models.emplace_back().id = id;
        table.entries.push_back(origin);
        table.names.insert(id.toLower(), index);
    }
    QStringList aliases;
    if (const auto read = readModelFields(json, where, table.models[index], aliases); !read)
        return read;
    for (const QString &alias : std::as_const(aliases)) {
        const QString name = alias.toLower();
        if (table.names.value(name, index) != index)
            return unusable(where, CatalogText::tr("“%1” already names another model.").arg(alias));
        table.names.insert(name, index);
    }
    if (const Json *prices = member(json, "prices")) {
        auto rows = readRows(*prices, where);
        if (!rows)
            return fail(rows.error());
        table.entries[index] = origin;
        table.entries[index].prices = std::move(*rows);
    }
    return {};
}

} // namespace

Result<> readCatalog(const QByteArray &json, const QString &source, CatalogTable &table)
{
    const auto root = parseJson(json);
    if (!root)
        return fail(root.error());
    const QString top = CatalogText::tr("the file");
    const Json *format = member(*root, "format");
    if (!format || !format->is_number_integer())
        return unusable(
            top, CatalogText::tr("“format” is missing. This version reads format %1.").arg(kFormat));
    if (*format != kFormat) {
        return fail(Error::Code::Unsupported,
            CatalogText::tr(
                "This price table was made for another version of the program. This one reads format %1.")
                .arg(kFormat));
    }
    if (const auto keys = onlyKeys(*root, {"format", "as_of", "models"}, top); !keys)
        return keys;
    CatalogEntry origin;
    origin.source = source;
    QString asOf;
    if (const auto read = readText(*root, "as_of", top, asOf); !read)
        return read;
    origin.asOf = QDate::fromString(asOf, Qt::ISODate);
    if (!asOf.isEmpty() && !origin.asOf.isValid())
        return unusable(top, CatalogText::tr("“as_of” should be a date like \"2026-08-21\"."));
    if (!table.asOf.isValid())
        table.asOf = origin.asOf;
    const Json *models = member(*root, "models");
    if (!models || !models->is_array())
        return unusable(top, CatalogText::tr("“models” should be a list in [ ]."));
    for (std::size_t i = 0; i < models->size(); ++i) {
        const QString place = QStringLiteral("models/") + QString::number(i);
        if (const auto read = readModel((*models)[i], place, origin, table); !read)
            return read;
    }
    return {};
}

} // namespace cuewright
