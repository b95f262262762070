// A schema, a line feed, a value. Any schema compiles or is refused with words; the quick yes or no and the list of
// violations never differ, formats asserted or not.

#include "schema/validator.h"

#include <cstdio>
#include <cstdlib>

using namespace cuewright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype end = bytes.indexOf('\n');
    const auto schema = parseJson(bytes.left(end));
    const auto value = parseJson(end < 0 ? QByteArray("null") : bytes.mid(end + 1));
    if (!schema)
        return 0;
    for (const auto formats : {Validator::Formats::Annotate, Validator::Formats::Assert}) {
        const auto validator = Validator::compile(*schema, {}, formats);
        if (!validator) {
            if (validator.error().message.isEmpty())
                std::abort();
            continue;
        }
        for (const Json &tried : {value ? *value : Json(), *schema}) {
            const QList<Violation> violations = validator->check(tried);
            if (validator->accepts(tried) != violations.isEmpty()) {
                std::fprintf(stderr, "the quick answer differs from %lld violations\n", static_cast<long long>(violations.size()));
                std::abort();
            }
        }
    }
    return 0;
}
