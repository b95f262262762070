#include "schema/evaluation.h"
#include "schema/samplemaker.h"
#include "schema/sampletexts.h"

#include <cmath>

namespace cuewright {
namespace {

constexpr std::int64_t kMostItems = 10'000;
constexpr std::int64_t kLongestText = 1000; // that a maximal sample shows
constexpr std::int64_t kLongestList = 10;

} // namespace

std::optional<SampleMaker::Made> SampleMaker::choice(const RuleSet &rules, const Spot &spot)
{
    std::vector<Json> open = *rules.choices;
    if (m_attempt > 0 && m_attempt % 2 == 0) // leaning on the words has led nowhere
        return Made{
            open[static_cast<std::size_t>(choose(spot.pointer, static_cast<int>(open.size())))], true};
    static const QStringList kNeutral = {QStringLiteral("general"), QStringLiteral("other"),
        QStringLiteral("medium"), QStringLiteral("normal"), QStringLiteral("neutral"),
        QStringLiteral("question"), QStringLiteral("unknown")};
    const auto rank = [&](const Json &value) {
        const QString text
            = value.is_string() ? fromUtf8(value.get<std::string>()) : QString::fromUtf8(writeJson(value));
        // What stands in a choice's own list speaks for it, too: "technical: login_issue, crash".
        int words = 10 * m_words.score(text);
        for (const QString &listed : m_lists.value(text))
            words += 5 * m_words.score(listed);
        return value.is_null() ? -1 : words > 0 ? words : kNeutral.contains(text) ? 1 : 0;
    };
    std::stable_sort(
        open.begin(), open.end(), [&](const Json &a, const Json &b) { return rank(a) > rank(b); });
    if (wants(SampleKind::Minimal) || wants(SampleKind::Maximal))
        return Made{wants(SampleKind::Minimal) ? rules.choices->front() : rules.choices->back(), true};
    const bool mayBeNull = std::find(open.begin(), open.end(), Json()) != open.end();
    if (m_attempt == 0 && mayBeNull && rank(open.front()) <= 0)
        return Made{Json(), true};
    const auto wanted = static_cast<std::size_t>(spot.index + m_attempt / 2) % open.size();
    return Made{open[wanted], rank(open[wanted]) > 0};
}

double SampleMaker::wantedNumber(const RuleSet &rules, const Spot &spot, double low, double high)
{
    if (wants(SampleKind::Minimal) && rules.minimum)
        return rules.openMinimum ? low + (high - low) / 1000 : low;
    if (wants(SampleKind::Maximal) && rules.maximum)
        return rules.openMaximum ? high - (high - low) / 1000 : high;
    const double unit = static_cast<double>(bits(spot.pointer) >> 11) * 0x1.0p-53;
    // A share ("confidence") is usually high, everything else nearer to its lower end.
    const bool share = low == 0 && high == 1;
    double x = share ? 0.6 + 0.35 * unit : low + (high - low) * unit * unit * 0.25;
    if (m_attempt > 2)
        x = low + (high - low) * unit;
    return x;
}

std::optional<SampleMaker::Made> SampleMaker::number(const RuleSet &rules, const Spot &spot)
{
    const bool whole = (rules.types & NumberType) == 0;
    const double low = rules.minimum.value_or(rules.maximum ? std::min(0.0, *rules.maximum - 10) : 0.0);
    const double high = rules.maximum.value_or(std::max(low + 10, 10.0));
    double step = whole ? 1.0 : 0.0;
    for (const double other : rules.steps)
        step = std::max(step, other);
    const auto said = m_words.numberNear(spot.name + u' ' + rules.description);
    const auto allowed = [&](double x) {
        return (!rules.minimum || (rules.openMinimum ? x > *rules.minimum : x >= *rules.minimum))
            && (!rules.maximum || (rules.openMaximum ? x < *rules.maximum : x <= *rules.maximum));
    };
    if (m_attempt == 0 && said && allowed(*said) && step <= 1 && (!whole || std::floor(*said) == *said))
        return whole || *said == std::floor(*said) ? Made{static_cast<std::int64_t>(*said), true}
                                                   : Made{*said, true};
    double x = wantedNumber(rules, spot, low, high);
    if (step > 0) {
        double n = std::clamp(std::round(x / step), std::ceil(low / step), std::floor(high / step));
        if (!allowed(n * step))
            n += n * step <= low ? 1 : -1;
        // Through the decimal text, so that 7 × 0.01 is 0.07.
        x = QString::number(n * step, 'g', 15).toDouble();
        if (std::floor(x) == x && std::abs(x) < 9e15)
            return Made{static_cast<std::int64_t>(x), true};
        return Made{x, true};
    }
    const double rounded = std::round(x * 100) / 100;
    x = allowed(rounded) ? rounded : allowed(x) ? x : (low + high) / 2;
    return Made{x, true};
}

SampleMaker::Made SampleMaker::text(const RuleSet &rules, const Spot &spot)
{
    const auto choosing = [&](int n) { return choose(spot.pointer, n); };
    RuleSet narrowed = rules;
    const bool free = rules.patterns.empty() && rules.format.isEmpty();
    if (free && wants(SampleKind::Minimal))
        narrowed.maxLength = rules.minLength;
    else if (free && wants(SampleKind::Maximal) && rules.maxLength <= kLongestText)
        narrowed.minLength = rules.maxLength;
    const SampleText made
        = sampleText({narrowed, spot.name, spot.index + m_attempt, spot.said, m_words, m_lists, choosing});
    return {Json(toUtf8(made.text)), made.fits};
}

SampleMaker::Made SampleMaker::yesNo(const RuleSet &rules, const Spot &spot)
{
    if (m_kind != SampleKind::Typical && m_attempt == 0)
        return {m_kind == SampleKind::Maximal, true};
    if (m_attempt > 0)
        return {choose(spot.pointer, 2) == 1, true};
    // Words that make a person look at it; for every other question the words of its own name decide.
    const QStringList stems = wordStems(spot.name + u' ' + rules.description);
    const bool escalates = stems.contains(QLatin1String("human")) || stems.contains(QLatin1String("urgent"))
        || stems.contains(wordStems(QStringLiteral("escalate")).value(0));
    static const QString kAlarm = QStringLiteral("urgent lawyer legal security refund");
    return {m_words.score(escalates ? kAlarm : spot.name) > (escalates ? 1 : 0), true};
}

std::int64_t SampleMaker::listSize(const RuleSet &rules, const Spot &spot) const
{
    const bool atEnd = m_kind == SampleKind::Maximal && rules.maxItems <= kLongestList && spot.level <= 3;
    const std::int64_t usual = spot.level > kShyLevels || m_kind == SampleKind::Minimal ? 0
        : atEnd                                                                         ? rules.maxItems
                                                                                        : 2;
    std::int64_t size = std::max(rules.minItems, std::min(usual, rules.maxItems));
    size = std::max(size,
        std::min(rules.maxItems,
            std::max<std::int64_t>(rules.minContains,
                static_cast<std::int64_t>(spot.level > kShyLevels || m_kind == SampleKind::Minimal
                        ? 0
                        : rules.prefixItems.size()))));
    return size;
}

std::optional<SampleMaker::Made> SampleMaker::list(const RuleSet &rules, const Spot &spot)
{
    const std::int64_t size = listSize(rules, spot);
    if (size > kMostItems || rules.minItems > rules.maxItems)
        return std::nullopt;
    Json items = Json::array();
    for (int i = 0, tries = 0; static_cast<std::int64_t>(items.size()) < size && tries < 4 * size + 16;
         ++i, ++tries) {
        const auto place = static_cast<std::int64_t>(items.size());
        Schemas schemas = place < static_cast<std::int64_t>(rules.prefixItems.size())
            ? Schemas{rules.prefixItems[static_cast<std::size_t>(place)]}
            : rules.items;
        if (place < rules.minContains)
            schemas.insert(schemas.end(), rules.contains.begin(), rules.contains.end());
        const QString pointer = spot.pointer + u'/' + QString::number(i);
        const auto made = valueOf(schemas, {spot.name, pointer, i, spot.level + 1, {}, rules.description});
        const bool needed = place < rules.minItems || place < rules.minContains;
        if (!made && !needed)
            break;
        if (!made)
            return std::nullopt;
        const bool repeats = std::find(items.begin(), items.end(), made->value) != items.end();
        if ((repeats || !made->fits) && m_kind == SampleKind::Typical && !needed)
            break;
        if (!(repeats && rules.uniqueItems))
            items.push_back(made->value);
    }
    return Made{std::move(items), true};
}

} // namespace cuewright
