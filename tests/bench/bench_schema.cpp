// One measurement of core/schema in a process of its own; prints one JSON object. schema.mjs calls it and
// knows the rest:
//
//   bench_schema designer PROPERTIES REPEATS        a document of that many fields: open, edits, undo
//   bench_schema validate SCHEMA JSONL MILLISECONDS accepts() and check() of each line, again and again

#include "measure.h"
#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"
#include "schema/validator.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

using namespace cuewright;
using namespace cuewright::bench;

namespace {

/// About 100 bytes a field, some fields in groups of ten, as a large hand-written schema has them.
QString largeSchema(int fields)
{
    QString text = QStringLiteral("{\n  \"type\": \"object\",\n  \"properties\": {\n");
    QStringList names;
    for (int i = 0; i < fields; ++i) {
        const QString name = QStringLiteral("field_%1").arg(i);
        names << u'"' + name + u'"';
        text += QStringLiteral("    \"%1\": {\n      \"type\": \"%2\",\n      \"description\": \"What field "
                               "%3 is for.\"\n    }%4\n")
                    .arg(name, QLatin1String(i % 3 ? "string" : "integer"))
                    .arg(i)
                    .arg(QLatin1String(i + 1 < fields ? "," : ""));
    }
    return text + QStringLiteral("  },\n  \"required\": [\n    ") + names.join(QLatin1String(",\n    "))
        + QStringLiteral("\n  ],\n  \"additionalProperties\": false\n}\n");
}

double median(const std::vector<double> &times)
{
    return quantile(times, 0.5);
}

template <typename Work> double medianMillis(int repeats, const Work &work)
{
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i) {
        const Clock::time_point start = Clock::now();
        work(i);
        times.push_back(microsSince(start) / 1000);
    }
    return median(times);
}

int designer(int fields, int repeats)
{
    const QString text = largeSchema(fields);
    const QString middle = QStringLiteral("/properties/field_%1").arg(fields / 2);
    const double parse = medianMillis(repeats, [&](int) { keep(JsonSource::parse(text)); });
    SchemaDocument document;
    const double open = medianMillis(repeats, [&](int) { document.setText(text); });
    int refused = 0;
    const auto edit = [&](const std::function<Result<SchemaEdit>(int)> &make) {
        return medianMillis(repeats, [&](int i) { refused += document.apply(make(i)) ? 0 : 1; });
    };
    const double setText = edit(
        [&](int i) { return setKeyword(document.source(), middle, QStringLiteral("description"), i); });
    const double required = edit([&](int i) { return setRequired(document.source(), middle, i % 2 == 1); });
    const double move = edit([&](int) { return movePropertyDown(document.source(), middle); });
    const double rename = edit([&](int i) {
        const QString from = i % 2 ? QStringLiteral("/properties/renamed") : middle;
        return renameProperty(document.source(), from,
            i % 2 ? QStringLiteral("field_%1").arg(fields / 2) : QStringLiteral("renamed"));
    });
    const double undo = medianMillis(repeats, [&](int) { document.undo(); });
    const double typing = medianMillis(repeats, [&](int) {
        document.replaceText(text.size() / 2, 0, QStringLiteral(" "));
        document.reparse();
    });
    std::printf("{\"bytes\":%lld,\"refused\":%d,\"parse_ms\":%.3f,\"open_ms\":%.3f,\"keyword_ms\":%.3f,"
                "\"required_ms\":%.3f,\"move_ms\":%.3f,"
                "\"rename_ms\":%.3f,\"undo_ms\":%.3f,\"typing_ms\":%.3f}\n",
        static_cast<long long>(text.size()), refused, parse, open, setText, required, move, rename, undo,
        typing);
    return 0;
}

/// Microseconds for all of `instances` once: the quickest and the median round within `millis`.
std::pair<double, double> rounds(const std::vector<Json> &instances, double millis,
    const std::function<bool(const Json &)> &valid, int *count)
{
    std::vector<double> times;
    const Clock::time_point start = Clock::now();
    while (microsSince(start) < millis * 1000 || times.size() < 3) {
        *count = 0;
        const Clock::time_point round = Clock::now();
        for (const Json &instance : instances)
            *count += valid(instance) ? 1 : 0;
        times.push_back(microsSince(round));
    }
    return {quantile(times, 0), median(times)};
}

int validate(const char *schemaPath, const char *linesPath, double millis)
{
    const std::string schemaText = readText(schemaPath);
    const auto schema
        = parseJson(QByteArrayView(schemaText.data(), static_cast<qsizetype>(schemaText.size())));
    std::vector<Json> instances;
    const QByteArray lines = QByteArray::fromStdString(readText(linesPath));
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            instances.push_back(*parseJson(line));
    }
    const auto validator = Validator::compile(*schema);
    if (!validator)
        return 2;
    const double compile = medianMillis(50, [&](int) { keep(Validator::compile(*schema)); });
    int accepted = 0, checked = 0;
    const auto accepts = rounds(
        instances, millis, [&](const Json &instance) { return validator->accepts(instance); }, &accepted);
    const auto checks = rounds(
        instances, millis, [&](const Json &instance) { return validator->check(instance).isEmpty(); },
        &checked);
    std::printf("{\"instances\":%zu,\"valid\":%d,\"checked\":%d,\"compile_ms\":%.4f,\"best_us\":%.1f,"
                "\"median_us\":%.1f,\"check_us\":%.1f}\n",
        instances.size(), accepted, checked, compile, accepts.first, accepts.second, checks.second);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "designer" && argc == 4)
        return designer(std::atoi(argv[2]), std::atoi(argv[3]));
    if (mode == "validate" && argc == 5)
        return validate(argv[2], argv[3], std::atof(argv[4]));
    std::fprintf(stderr, "usage: see the top of bench_schema.cpp\n");
    return 2;
}
