// Writes each SCHEMA file as source code of all targets, with samples that it takes and does not take, into the folder OUT:
//
//     schema_export OUT SCHEMA…                                                      (schemas.mjs and schemas.py check them)
//
// NAME.ts, NAME.zod.ts, NAME.py and NAME.json: {"valid":[value…],"invalid":[{"keyword","pointer","value"}…],
// "unsaid":{"ts":[pointer…],"zod":[…],"py":[…]}}.

#include "base/files.h"
#include "schema/exchange/schemaexport.h"
#include "schema/invalidsamples.h"
#include "schema/samples.h"

#include <QFileInfo>

#include <cstdio>

using namespace cuewright;

namespace {

Json samplesOf(const Json &schema)
{
    Json valid = Json::array();
    for (const SampleKind kind : {SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal}) {
        for (std::uint64_t seed = 1; seed < 4; ++seed) {
            if (const auto sample = makeSample(schema, kind, seed))
                valid.push_back(*sample);
        }
    }
    Json invalid = Json::array();
    if (const auto samples = makeInvalidSamples(schema, 1)) {
        for (const InvalidSample &sample : *samples)
            invalid.push_back({{"keyword", toUtf8(sample.keyword)}, {"pointer", toUtf8(sample.schemaPointer)}, {"value", sample.value}});
    }
    return {{"valid", valid}, {"invalid", invalid}, {"unsaid", Json::object()}};
}

bool writeAll(const QString &folder, const QString &path)
{
    const auto bytes = readFile(path, 1'000'000);
    const auto schema = bytes ? parseJson(*bytes) : Result<Json>(fail(bytes.error()));
    if (!schema)
        return false;
    const QString base = folder + u'/' + QFileInfo(path).baseName();
    Json about = samplesOf(*schema);
    bool written = true;
    for (const auto &[target, key, suffix] : {std::tuple(SchemaTarget::TypeScript, "ts", ".ts"), std::tuple(SchemaTarget::Zod, "zod", ".zod.ts"),
             std::tuple(SchemaTarget::Pydantic, "py", ".py")}) {
        const ExportedSchema exported = exportSchema(*schema, target);
        written = written && writeFile(base + QLatin1String(suffix), exported.text.toUtf8());
        about["unsaid"][key] = Json::array();
        for (const ExportNote &note : exported.notes)
            about["unsaid"][key].push_back(toUtf8(note.pointer));
    }
    return written && writeFile(base + QStringLiteral(".json"), writeJson(about));
}

} // namespace

int main(int argc, char *argv[])
{
    for (int i = 2; i < argc; ++i) {
        if (!writeAll(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[i]))) {
            std::fprintf(stderr, "%s: not exported\n", argv[i]);
            return 1;
        }
    }
    return argc > 2 ? 0 : 2;
}
