#include "tools/argumentrule.h"

#include "schema/ecmapattern.h"
#include "schema/values.h"
#include "schema/wording.h"

#include <QCoreApplication>

#include <optional>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ArgumentRule)
};

constexpr std::pair<ArgumentRule::Kind, const char *> kWords[] = {
    {ArgumentRule::Kind::Exact, "exact"},
    {ArgumentRule::Kind::Partial, "partial"},
    {ArgumentRule::Kind::Pattern, "pattern"},
    {ArgumentRule::Kind::Any, "any"},
};

QString plainText(const Json &value)
{
    return value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(value));
}

// Looks for the first difference; what it finds is a sentence.
class Matcher
{
public:
    explicit Matcher(ArgumentRule::Kind kind)
        : m_kind(kind)
    {
    }

    QString compare(const Json &wanted, const Json &found, const SchemaPlace &place) const
    {
        if (m_kind == ArgumentRule::Kind::Exact && sameValue(wanted, found))
            return {};
        if (wanted.is_object() && found.is_object())
            return compareMembers(wanted, found, place);
        if (wanted.is_array() && found.is_array() && wanted.size() == found.size())
            return compareItems(wanted, found, place);
        if (m_kind == ArgumentRule::Kind::Pattern && wanted.is_string()) {
            const EcmaPattern pattern(plainText(wanted));
            if (pattern.isValid() && pattern.find(plainText(found)) == PatternMatch::Yes)
                return {};
            return Words::tr("%1 is %2, which does not match %3.").arg(place.subject(), quotedValue(found), plainText(wanted));
        }
        return sameValue(wanted, found) ? QString() : differs(wanted, found, place);
    }

private:
    static QString differs(const Json &wanted, const Json &found, const SchemaPlace &place)
    {
        return Words::tr("%1 is %2, not %3.").arg(place.subject(), quotedValue(found), quotedValue(wanted));
    }

    QString compareMembers(const Json &wanted, const Json &found, const SchemaPlace &place) const
    {
        for (const auto &[name, value] : wanted.items()) {
            const Json *there = member(found, name);
            const SchemaPlace inner{there, &place, &name, 0};
            if (!there)
                return Words::tr("%1 is missing.").arg(inner.subject());
            if (const QString difference = compare(value, *there, inner); !difference.isEmpty())
                return difference;
        }
        return m_kind == ArgumentRule::Kind::Exact ? unexpected(wanted, found, place) : QString();
    }

    static QString unexpected(const Json &wanted, const Json &found, const SchemaPlace &place)
    {
        for (const auto &[name, value] : found.items()) {
            if (!member(wanted, name))
                return Words::tr("%1 was not expected.").arg(SchemaPlace{&value, &place, &name, 0}.subject());
        }
        return {};
    }

    QString compareItems(const Json &wanted, const Json &found, const SchemaPlace &place) const
    {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const SchemaPlace inner{&found[i], &place, nullptr, i};
            if (const QString difference = compare(wanted[i], found[i], inner); !difference.isEmpty())
                return difference;
        }
        return {};
    }

    ArgumentRule::Kind m_kind;
};

// The pointer of a pattern that is none.
std::optional<QString> brokenPattern(const Json &value, const QString &pointer)
{
    if (value.is_string() && !EcmaPattern(plainText(value)).isValid())
        return pointer;
    if (!value.is_structured())
        return std::nullopt;
    std::size_t index = 0;
    for (const auto &[name, inner] : value.items()) {
        const QString step = value.is_object() ? escapePointerStep(fromUtf8(name)) : QString::number(index++);
        if (const auto broken = brokenPattern(inner, pointer + u'/' + step))
            return broken;
    }
    return std::nullopt;
}

} // namespace

QString argumentRuleWord(ArgumentRule::Kind kind)
{
    for (const auto &[known, word] : kWords) {
        if (known == kind)
            return QLatin1String(word);
    }
    return {};
}

bool ArgumentRule::matches(const Json &arguments) const
{
    return mismatch(arguments).isEmpty();
}

QString ArgumentRule::mismatch(const Json &arguments) const
{
    if (kind == Kind::Any)
        return {};
    return Matcher(kind).compare(value, arguments, SchemaPlace{&arguments, nullptr, nullptr, 0});
}

Result<ArgumentRule> argumentRuleFrom(const Json &object)
{
    ArgumentRule rule;
    const Json *arguments = member(object, "arguments");
    const Json *match = member(object, "match");
    rule.kind = arguments ? ArgumentRule::Kind::Exact : ArgumentRule::Kind::Any;
    if (match) {
        const QString word = memberText(object, "match");
        const auto *known = std::find_if(std::begin(kWords), std::end(kWords), [&](const auto &entry) { return word == QLatin1String(entry.second); });
        if (known == std::end(kWords)) {
            return fail(Error::Code::Invalid,
                Words::tr("“match” is one of exact, partial, pattern and any."), QStringLiteral("/match"));
        }
        rule.kind = known->first;
    }
    if (rule.kind == ArgumentRule::Kind::Any)
        return rule;
    if (!arguments) {
        return fail(Error::Code::Invalid,
            Words::tr("The arguments to match are missing."), QStringLiteral("/arguments"));
    }
    rule.value = *arguments;
    if (rule.kind == ArgumentRule::Kind::Pattern) {
        if (const auto broken = brokenPattern(rule.value, QStringLiteral("/arguments")))
            return fail(Error::Code::Invalid, Words::tr("This is no regular expression."), *broken);
    }
    return rule;
}

void putArgumentRule(Json &object, const ArgumentRule &rule)
{
    const bool hadMatch = object.contains("match");
    const bool isPlain = rule.kind == ArgumentRule::Kind::Exact || rule.kind == ArgumentRule::Kind::Any;
    if (hadMatch || !isPlain)
        object["match"] = toUtf8(argumentRuleWord(rule.kind));
    if (rule.kind == ArgumentRule::Kind::Any)
        object.erase("arguments");
    else
        object["arguments"] = rule.value;
}

Result<Json> parsedArguments(const QString &arguments)
{
    if (arguments.trimmed().isEmpty())
        return Json::object();
    auto value = parseJson(arguments.toUtf8());
    if (value && !value->is_object())
        return fail(Error{Error::Code::Parse, Words::tr("The arguments are no JSON object."), {}, {1, 1}});
    return value;
}

} // namespace cuewright
