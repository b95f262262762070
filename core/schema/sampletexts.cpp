#include "schema/sampletexts.h"

#include "schema/ecmapattern.h"
#include "schema/patternsample.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kShortText
    = 40; // "subcategory ≤ 50": what a label usually may have where the schema does not say
constexpr qsizetype kLongText = 200;

qsizetype codePoints(const QString &text)
{
    return text.toUcs4().size();
}

QString cutAtWord(const QString &text, std::int64_t limit)
{
    if (codePoints(text) <= limit)
        return text;
    const auto points = text.toUcs4();
    const QString cut = QString::fromUcs4(
        reinterpret_cast<const char32_t *>(points.constData()), static_cast<qsizetype>(limit));
    const qsizetype space = cut.lastIndexOf(u' ');
    return (space > cut.size() / 2 ? cut.left(space) : cut).trimmed();
}

// Cut or drawn out to the lengths that the schema asks for.
QString fitted(QString text, const RuleSet &rules, const HintWords &words)
{
    text = cutAtWord(text, rules.maxLength);
    for (int i = 0; codePoints(text) < rules.minLength && text.size() < 100'000; ++i) {
        const QString more = words.keywords().isEmpty() ? QStringLiteral("practice")
                                                        : words.keywords()[i % words.keywords().size()];
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + more;
    }
    if (codePoints(text) > rules.maxLength) {
        const auto points = text.toUcs4();
        text = QString::fromUcs4(
            reinterpret_cast<const char32_t *>(points.constData()), static_cast<qsizetype>(rules.maxLength));
    }
    return text;
}

std::optional<QString> patternText(const SampleTextTask &task)
{
    const auto matchesAll = [&](const QString &text) {
        return std::all_of(task.rules.patterns.begin(), task.rules.patterns.end(),
            [&](const QString &p) { return EcmaPattern(p).find(text) == PatternMatch::Yes; });
    };
    const auto hasLength = [&](const QString &text) {
        return codePoints(text) >= task.rules.minLength && codePoints(text) <= task.rules.maxLength;
    };
    // A part of the text that is exactly of this form is better than anything made up.
    for (const QString &word : task.words.line().split(u' ')) {
        for (const QString &bare :
            {word, QString(word).remove(QLatin1String(",")).remove(u'?').remove(u'!')}) {
            const QString trimmed = bare.endsWith(u'.') ? bare.chopped(1) : bare;
            if (matchesAll(trimmed) && hasLength(trimmed) && trimmed.size() > 2)
                return trimmed;
        }
    }
    for (int attempt = 0; attempt < 60; ++attempt) {
        const QString made = textForPattern(task.rules.patterns.front(), task.choose);
        if (matchesAll(made) && hasLength(made))
            return made;
        const QString longer = fitted(made, task.rules, task.words);
        if (matchesAll(longer) && hasLength(longer))
            return longer;
    }
    return std::nullopt;
}

// By `format`, or by a name that says the same; nothing for all others.
std::optional<SampleText> knownKind(const SampleTextTask &task)
{
    const QStringList stems = wordStems(task.name);
    const QString &format = task.rules.format;
    const auto named = [&](const char *word) {
        return format.isEmpty() && stems.contains(wordStems(QString::fromLatin1(word)).value(0));
    };
    const auto found = [](const QString &text, const char *fallback) {
        return SampleText{text.isEmpty() ? QString::fromLatin1(fallback) : text, !text.isEmpty()};
    };
    if (format == u"email" || format == u"idn-email" || named("email"))
        return found(task.words.email(), "practice@example.com");
    if (format == u"uri" || format == u"iri" || format == u"uri-reference" || named("url") || named("website")
        || named("link"))
        return found(task.words.url(), "https://example.com/practice");
    if (format == u"date" || named("date"))
        return found(task.words.date(), "2026-01-15");
    if (format == u"date-time") {
        const QString day = task.words.date();
        return found(day.isEmpty() ? day : day + QStringLiteral("T09:00:00Z"), "2026-01-15T09:00:00Z");
    }
    if (named("phone") || named("telephone") || named("mobile") || named("fax"))
        return found(task.words.phone(), "+1 555 0100");
    static const QHash<QString, const char *> kFormats = {{QStringLiteral("time"), "09:00:00Z"},
        {QStringLiteral("duration"), "PT30M"}, {QStringLiteral("hostname"), "example.com"},
        {QStringLiteral("ipv4"), "192.0.2.1"}, {QStringLiteral("ipv6"), "2001:db8::1"},
        {QStringLiteral("uuid"), "7c9e6679-7425-40de-944b-e07fc1f90ae7"}};
    if (const char *fixed = kFormats.value(format))
        return SampleText{QString::fromLatin1(fixed), false};
    return std::nullopt;
}

std::optional<SampleText> namedThing(const SampleTextTask &task)
{
    const QStringList stems = wordStems(task.name);
    const auto has = [&](std::initializer_list<const char *> names) {
        return std::any_of(names.begin(), names.end(),
            [&](const char *name) { return stems.contains(wordStems(QString::fromLatin1(name)).value(0)); });
    };
    if (has({"city", "location", "place", "country", "town", "destination"})) {
        const QString place = task.words.place();
        return SampleText{place.isEmpty() ? task.words.keywords().value(0, QStringLiteral("Paris")) : place,
            !place.isEmpty()};
    }
    if (has({"name", "person", "author", "customer", "contact", "sender"})
        && !has({"file", "company", "product"})) {
        const QString person = task.words.personName();
        return SampleText{
            person.isEmpty() ? task.words.keywords().mid(0, 2).join(u' ') : person, !person.isEmpty()};
    }
    return std::nullopt;
}

// "technical: login_issue, crash": a value from the list whose head was chosen beside it.
QString listedText(const SampleTextTask &task)
{
    const auto lists = listsIn(task.rules.description);
    for (const QString &head : task.said) {
        const QStringList values = lists.contains(head) ? lists[head] : task.lists.value(head);
        if (values.isEmpty())
            continue;
        const auto best = std::max_element(values.begin(), values.end(),
            [&](const QString &a, const QString &b) { return task.words.score(a) < task.words.score(b); });
        return *best;
    }
    return {};
}

bool wantsSentences(const SampleTextTask &task)
{
    static const QStringList kNames
        = {QStringLiteral("reasoning"), QStringLiteral("reason"), QStringLiteral("explanation"),
            QStringLiteral("summary"), QStringLiteral("description"), QStringLiteral("comment"),
            QStringLiteral("answer"), QStringLiteral("message"), QStringLiteral("reply"),
            QStringLiteral("text"), QStringLiteral("notes"), QStringLiteral("rationale")};
    for (const QString &name : kNames) {
        if (wordStems(task.name).contains(wordStems(name).value(0)))
            return true;
    }
    return task.rules.minLength > kShortText
        || (task.rules.maxLength > kLongText && task.rules.maxLength != INT64_MAX);
}

} // namespace

SampleText sampleText(const SampleTextTask &task)
{
    if (!task.rules.patterns.empty()) {
        const auto text = patternText(task);
        return text ? SampleText{*text, true} : SampleText{QString(), false};
    }
    if (const auto known = knownKind(task))
        return known->fits ? *known : SampleText{fitted(known->text, task.rules, task.words), false};
    if (const QString listed = wantsSentences(task) ? QString() : listedText(task); !listed.isEmpty())
        return {fitted(listed, task.rules, task.words), true};
    if (const auto thing = namedThing(task))
        return {fitted(thing->text, task.rules, task.words), thing->fits};
    if (wantsSentences(task)) {
        const QString quote = cutAtWord(
            task.words.line(), std::clamp<std::int64_t>(task.rules.maxLength - 40, 20, kLongText));
        const QString about = task.said.isEmpty()
            ? QString()
            : QStringLiteral(", which points to ") + task.said.mid(0, 2).join(QLatin1String(" and "));
        return {
            fitted(QStringLiteral("The text says “%1”%2.").arg(quote, about), task.rules, task.words), true};
    }
    const QStringList &keywords = task.words.keywords();
    const QString label = keywords.isEmpty()
        ? QStringLiteral("practice")
        : keywords.mid(task.index % keywords.size(), task.index > 0 ? 1 : 4).join(u' ');
    return {fitted(cutAtWord(label, kShortText), task.rules, task.words), true};
}

} // namespace cuewright
