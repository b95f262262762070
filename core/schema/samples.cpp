#include "schema/samples.h"

#include "schema/bundledschema.h"
#include "schema/samplemaker.h"
#include "schema/subschemas.h"
#include "schema/validator.h"

#include <QCoreApplication>

#include <set>

namespace cuewright {
namespace {

constexpr std::size_t kMostGuesses = 2000;

[[nodiscard]] tl::unexpected<Error> nothingFound()
{
    return fail(Error::Code::Unsupported,
        QCoreApplication::translate("Schema",
            "No answer was found that satisfies this schema. Its rules may contradict each other."));
}

[[nodiscard]] tl::unexpected<Error> stopped()
{
    return fail(Error::Code::Cancelled, QCoreApplication::translate("Schema", "Stopped."));
}

std::optional<Json> firstAccepted(SampleMaker &maker, const Validator &validator)
{
    for (int attempt = 0; attempt < SampleMaker::kAttempts && !maker.isStopped(); ++attempt) {
        const auto value = maker.make(attempt);
        if (value && validator.accepts(*value))
            return value;
    }
    return std::nullopt;
}

// Values that the schema itself names, and those that its keywords were written for.
void collectNamed(const Json &schema, std::vector<Json> &values, int depth)
{
    if (!schema.is_object() || depth > 20 || values.size() > kMostGuesses)
        return;
    for (const char *keyword : {"const", "default"}) {
        if (const Json *value = member(schema, keyword))
            values.push_back(*value);
    }
    for (const char *keyword : {"enum", "examples"}) {
        if (const Json *list = member(schema, keyword); list && list->is_array())
            values.insert(values.end(), list->begin(), list->end());
    }
    forEachSubschema(schema, {}, [&](const Json &child, const QString &, const std::string &) { collectNamed(child, values, depth + 1); });
}

void collectNames(const Json &schema, std::set<std::string> &names, int depth)
{
    if (!schema.is_object() || depth > 20 || names.size() > 100)
        return;
    if (const Json *properties = member(schema, "properties"); properties && properties->is_object()) {
        for (const auto &[name, child] : properties->items())
            names.insert(name);
    }
    for (const Json &name : schema.value("required", Json::array())) {
        if (name.is_string())
            names.insert(name.get<std::string>());
    }
    forEachSubschema(schema, {}, [&](const Json &child, const QString &, const std::string &) { collectNames(child, names, depth + 1); });
}

// Where following the rules led nowhere: plain values, alone, in a list and as each member that is spoken of.
std::optional<Json> guessed(const Json &schema, const Validator &validator, const SampleStop &stop)
{
    std::vector<Json> plain = {Json::object(), Json::array(), "", "a", "foo", 0, 1, 2, 3.5, -1, true, false, nullptr};
    collectNamed(schema, plain, 0);
    for (const Json &value : plain) {
        if (stop && stop())
            return std::nullopt;
        if (validator.accepts(value))
            return value;
    }
    std::set<std::string> names;
    collectNames(schema, names, 0);
    for (const Json &value : plain) {
        std::vector<Json> made = {Json::array({value}), Json::array({value, value})};
        for (const std::string &name : names)
            made.push_back({{name, value}});
        for (const Json &each : made) {
            if (stop && stop())
                return std::nullopt;
            if (validator.accepts(each))
                return each;
        }
    }
    return std::nullopt;
}

} // namespace

Result<Json> makeAnswer(const Json &schema, const AnswerHints &hints, Random &random)
{
    const auto validator = Validator::compile(schema);
    if (!validator)
        return fail(validator.error());
    SampleMaker maker(schema, hints, random.bits());
    if (const auto value = firstAccepted(maker, *validator))
        return *value;
    return nothingFound();
}

Result<Json> makeSample(
    const Json &schema, SampleKind kind, std::uint64_t seed, const SchemaDocuments &documents, const SampleStop &stop)
{
    const auto validator = Validator::compile(schema, documents);
    if (!validator)
        return fail(validator.error());
    const Json whole = bundled(schema, documents);
    for (const SampleKind each : {kind, SampleKind::Typical}) {
        SampleMaker maker(whole, {QStringLiteral("An example for a test"), {}}, seed, each, stop);
        if (const auto value = firstAccepted(maker, *validator))
            return *value;
    }
    if (const auto value = guessed(whole, *validator, stop))
        return *value;
    if (stop && stop())
        return stopped();
    return nothingFound();
}

} // namespace cuewright
