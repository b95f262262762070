#include "chat/usagereader.h"

#include <cmath>

namespace cuewright {
namespace {

/// A count, from a whole number, a float or its text; nullopt for everything else.
std::optional<std::int64_t> readCount(const Json *value)
{
    constexpr double kMost = 1e15; // exact in a double, and no provider gets near it
    if (!value)
        return std::nullopt;
    double number = -1;
    if (value->is_number()) {
        number = value->get<double>();
    } else if (value->is_string()) {
        bool ok = false;
        number = fromUtf8(value->get_ref<const std::string &>()).toDouble(&ok);
        if (!ok)
            return std::nullopt;
    }
    if (!(number >= 0 && number <= kMost))
        return std::nullopt;
    return std::llround(number);
}

std::optional<std::int64_t> firstCount(const Json &object, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const auto count = readCount(member(object, key)))
            return count;
    }
    return std::nullopt;
}

std::int64_t detail(const Json &usage, std::initializer_list<const char *> groups, const char *key)
{
    for (const char *group : groups) {
        if (const Json *details = member(usage, group)) {
            if (const auto count = readCount(member(*details, key)))
                return *count;
        }
    }
    return 0;
}

} // namespace

std::optional<Usage> readUsage(const Json &usage)
{
    const auto input = firstCount(usage, {"prompt_tokens", "input_tokens"});
    const auto output = firstCount(usage, {"completion_tokens", "output_tokens"});
    const auto total = firstCount(usage, {"total_tokens"});
    if (!input && !output)
        return std::nullopt;
    Usage read;
    read.input = input.value_or(0);
    read.output = output.value_or(0);
    if (total && !input)
        read.input = std::max<std::int64_t>(*total - read.output, 0);
    if (total && !output)
        read.output = std::max<std::int64_t>(*total - read.input, 0);
    const auto inputDetails = {"prompt_tokens_details", "input_tokens_details"};
    const auto outputDetails = {"completion_tokens_details", "output_tokens_details"};
    read.cachedInput = detail(usage, inputDetails, "cached_tokens");
    read.cacheWrite = detail(usage, inputDetails, "cache_write_tokens");
    read.audioInput = detail(usage, inputDetails, "audio_tokens");
    read.reasoning = detail(usage, outputDetails, "reasoning_tokens");
    read.audioOutput = detail(usage, outputDetails, "audio_tokens");
    // Anthropic counts cached tokens beside the input, not within it.
    const auto cacheRead = readCount(member(usage, "cache_read_input_tokens"));
    const auto cacheWrite = readCount(member(usage, "cache_creation_input_tokens"));
    if (cacheRead || cacheWrite) {
        read.cachedInput = cacheRead.value_or(0);
        read.cacheWrite = cacheWrite.value_or(0);
        if (usage.contains("input_tokens"))
            read.input += read.cachedInput + read.cacheWrite;
    }
    return read;
}

std::optional<Money> readCost(const Json &usage)
{
    const Json *cost = member(usage, "cost");
    if (!cost || !(cost->is_number() || cost->is_string()))
        return std::nullopt;
    // The shortest text that reads back as the same double is the decimal that the server wrote.
    const QString text = cost->is_string() ? fromUtf8(cost->get_ref<const std::string &>()) : QString::fromUtf8(writeJson(*cost));
    auto money = Money::fromDecimal(text);
    if (!money) {
        // Sums of doubles carry noise below a pico-dollar: round it off.
        bool ok = false;
        const double dollars = text.toDouble(&ok);
        if (ok && std::abs(dollars) < 1e6)
            money = Money::fromPico(std::llround(dollars * 1e12));
    }
    return money && *money >= Money() ? money : std::nullopt;
}

} // namespace cuewright
