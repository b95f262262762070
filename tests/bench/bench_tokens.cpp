// One measurement of core/tokens in a process of its own; prints one JSON object. tokens.mjs calls it and
// knows the rest:
//
//   bench_tokens encode|count|count16 ENCODING FILE [WARM_MILLISECONDS]   first pass, then the same text
//   again bench_tokens start ENCODING FILE                                      from main() to the first
//   count bench_tokens memory ENCODING FILE…                                    what one encoding costs, and
//   with a full cache bench_tokens ids ENCODING FILE OUT [BYTES]                            the ids, 32 bits
//   each bench_tokens once ENCODING FILE BYTES                                 encodeOnce() alone, to count
//   instructions bench_tokens edits ENCODING FILE EDITS [PASTE_FILE]                   one character after
//   another

#include "edits.h"
#include "measure.h"
#include "tokens/encoding.h"

#include <QString>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

using namespace cuewright;
using namespace cuewright::bench;

/// The name that callgrind looks for: only what happens in here is counted.
extern "C" Q_NEVER_INLINE std::size_t encodeOnce(const Encoding *encoding, const std::string *text)
{
    return encoding->encode(*text).size();
}

namespace {

/// Before anything is timed each side has encoded this, so that nobody pays for waking up.
constexpr std::string_view kWakeUp = "Hello, world!";

const Encoding &encodingNamed(const char *name)
{
    const Encoding *encoding = Encoding::find(QString::fromLatin1(name));
    if (!encoding) {
        std::fprintf(stderr, "no encoding %s\n", name);
        std::exit(2);
    }
    return *encoding;
}

int pass(const std::string &mode, const char *name, const char *path, double warmMillis)
{
    const std::string text = readText(path);
    const QString units
        = mode == "count16" ? QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())) : QString();
    const Clock::time_point loading = Clock::now();
    const Encoding &encoding = encodingNamed(name);
    keep(encoding.encode(kWakeUp));
    const double load = microsSince(loading);
    std::int64_t tokens = 0;
    const std::function<void()> once = mode == "encode" ? std::function<void()>([&] {
        const std::vector<TokenId> ids = encoding.encode(text);
        keep(ids);
        tokens = static_cast<std::int64_t>(ids.size());
    })
        : mode == "count" ? std::function<void()>([&] { tokens = encoding.count(std::string_view(text)); })
                          : std::function<void()>([&] { tokens = encoding.count(units); });
    const Clock::time_point start = Clock::now();
    once();
    const double first = microsSince(start);
    std::vector<double> again;
    for (const Clock::time_point warm = Clock::now();
         microsSince(warm) < warmMillis * 1000 || (warmMillis > 0 && again.size() < 9);) {
        const Clock::time_point one = Clock::now();
        once();
        again.push_back(microsSince(one));
    }
    std::printf(
        R"({"bytes":%zu,"tokens":%lld,"load_us":%.1f,"first_us":%.1f,"warm_us":%.1f,"warm_best_us":%.1f,"stack_kb":%lld,"peak_kb":%lld})"
        "\n",
        text.size(), static_cast<long long>(tokens), load, first, quantile(again, 0.5), quantile(again, 0),
        static_cast<long long>(statusField("VmStk")), static_cast<long long>(statusField("VmHWM")));
    return 0;
}

int start(Clock::time_point begin, const char *name, const char *path)
{
    const std::string text = readText(path);
    const std::int64_t tokens = encodingNamed(name).count(std::string_view(text));
    const double passed = microsSince(begin);
    std::printf(R"({"bytes":%zu,"tokens":%lld,"us":%.1f})"
                "\n",
        text.size(), static_cast<long long>(tokens), passed);
    return 0;
}

int memory(const char *name, const std::vector<const char *> &paths)
{
    std::vector<std::string> texts; // all of them first: their own pages must not count
    for (const char *path : paths)
        texts.push_back(readText(path));
    const std::int64_t before = residentKb();
    const Encoding &encoding = encodingNamed(name);
    keep(encoding.count(std::string_view(texts.front())));
    const std::int64_t loaded = residentKb();
    for (const std::string &text : texts)
        keep(encoding.count(std::string_view(text)));
    const std::int64_t full = residentKb();
    std::printf(R"({"before_kb":%lld,"loaded_kb":%lld,"full_kb":%lld})"
                "\n",
        static_cast<long long>(before), static_cast<long long>(loaded - before),
        static_cast<long long>(full - before));
    return 0;
}

int ids(const char *name, const char *path, const char *out, std::size_t limit)
{
    const std::vector<TokenId> found = encodingNamed(name).encode(readText(path, limit));
    std::FILE *file = std::fopen(out, "wb");
    const bool written
        = file && std::fwrite(found.data(), sizeof(TokenId), found.size(), file) == found.size();
    return file && std::fclose(file) == 0 && written ? 0 : 2;
}

} // namespace

int main(int argc, char **argv)
{
    const Clock::time_point begin = Clock::now();
    const std::string verb = argc > 3 ? argv[1] : "";
    if (verb == "encode" || verb == "count" || verb == "count16")
        return pass(verb, argv[2], argv[3], argc > 4 ? std::atof(argv[4]) : 0);
    if (verb == "start")
        return start(begin, argv[2], argv[3]);
    if (verb == "memory")
        return memory(argv[2], std::vector<const char *>(argv + 3, argv + argc));
    if (verb == "ids" && argc > 4)
        return ids(argv[2], argv[3], argv[4], argc > 5 ? std::strtoull(argv[5], nullptr, 10) : SIZE_MAX);
    if (verb == "once" && argc > 4) {
        const std::string text = readText(argv[3], std::strtoull(argv[4], nullptr, 10));
        const Encoding &encoding = encodingNamed(argv[2]);
        keep(encoding.encode(kWakeUp));
        std::printf(R"({"bytes":%zu,"tokens":%zu})"
                    "\n",
            text.size(), encodeOnce(&encoding, &text));
        return 0;
    }
    if (verb == "edits" && argc > 4)
        return edits(encodingNamed(argv[2]), readText(argv[3]), std::atoi(argv[4]),
            argc > 5 ? readText(argv[5]) : std::string());
    std::fprintf(stderr, "see the top of bench_tokens.cpp\n");
    return 2;
}
