// Any bytes: all encodings, in all the ways that there are to encode and count, against the definition.

#include "reference/plainmerging.h"
#include "tokens/encoding.h"
#include "tokens/scan/utf8.h"

#include <cstdio>
#include <cstdlib>

using namespace cuewright;
using reference::Ids;

namespace {

void expect(bool right, const char *what, const Encoding &encoding)
{
    if (right)
        return;
    std::fprintf(stderr, "%s: %s\n", qPrintable(encoding.name()), what);
    std::abort();
}

/// QString::fromUtf8 drops a byte order mark at the start, so something else goes there.
QString decoded(const std::string &utf8)
{
    return QString::fromStdString('.' + utf8).mid(1);
}

void checkBoundaries(const Encoding &encoding, const Ids &ids, const std::string &text, const QString &units)
{
    const std::vector<qsizetype> ends = encoding.boundaries(units);
    expect(ends.size() == ids.size(), "number of boundaries", encoding);
    std::size_t bytes = 0;
    std::size_t characterEnd = 0;
    qsizetype end = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        bytes += encoding.bytes(ids[i]).size();
        while (characterEnd < bytes) {
            const std::size_t size = utf8Size(text[characterEnd]);
            characterEnd += size;
            end += size == 4 ? 2 : 1;
        }
        expect(ends[i] == end, "a boundary", encoding);
    }
}

void check(const Encoding &encoding, std::string_view bytes, const std::string &repaired, const QString &units)
{
    const Ids expected = reference::plainMerging(encoding.name()).encoded(repaired);
    const Ids ids = encoding.encode(bytes);
    expect(ids == expected, "ids", encoding);
    expect(encoding.encode(bytes) == expected, "ids once more, out of the cache", encoding);
    const auto count = static_cast<std::int64_t>(ids.size());
    expect(encoding.count(bytes) == count, "count", encoding);
    expect(encoding.count(QStringView(units)) == count, "count of UTF-16", encoding);
    std::string joined;
    for (const TokenId id : ids)
        joined += encoding.bytes(id);
    expect(joined == repaired, "bytes of the ids", encoding);
    checkBoundaries(encoding, ids, repaired, units);
    if (bytes.find("<|") == std::string_view::npos)
        expect(encoding.encodeWithSpecials(bytes) == ids, "special tokens where there are none", encoding);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::string repaired = repairedUtf8(bytes);
    const QString units = decoded(repaired);
    for (const char16_t *name : {u"r50k_base", u"p50k_base", u"cl100k_base", u"o200k_base"})
        check(*Encoding::find(QStringView(name)), bytes, repaired, units);
    return 0;
}
