#include "schema/exchange/sourcetext.h"
#include "schema/exchange/typescriptreader.h"
#include "schema/nullable.h"
#include "schema/shape.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

const Json kUndefined
    = {{"undefined", true}}; // stands for TypeScript's undefined until it is known what it belongs to

Json numberOf(QString text)
{
    text.remove(u'_').remove(u'n');
    if (text.startsWith(QLatin1String("0x")) || text.startsWith(QLatin1String("0X")))
        return static_cast<std::int64_t>(text.mid(2).toLongLong(nullptr, 16));
    bool whole = false;
    const qlonglong integer = text.toLongLong(&whole);
    return whole ? Json(static_cast<std::int64_t>(integer)) : Json(text.toDouble());
}

Json anyOfTypes(const char *type)
{
    return Json{{"type", type}};
}

} // namespace

TypeScriptReader::Reading TypeScriptReader::type()
{
    if (m_depth >= kMaxTypeNesting)
        return problem(Words::tr("types are nested too deep here."));
    ++m_depth;
    const bool function = isFunction();
    auto read = function ? Reading(Type{Json::object()}) : unionOf();
    if (function) {
        note(peek().at, Words::tr("A function cannot stand in JSON; it was taken as anything."));
        skipBalanced();
        take("=>");
        if (auto result = type(); !result)
            read = fail(result.error());
    } else if (read && isName("extends") && !peek().startsLine) {
        note(peek().at, Words::tr("A conditional type was taken as anything."));
        next();
        for (const char *symbol : {"?", ":", ""}) {
            if (auto part = unionOf(); !part)
                read = fail(part.error());
            else if (*symbol != '\0' && !take(symbol))
                read = problem(Words::tr("“%1” is expected here.").arg(QLatin1String(symbol)));
            if (!read)
                break;
        }
        if (read)
            read = Type{Json::object()};
    }
    --m_depth;
    return read;
}

// "(a: string) => void", "() => void"; "(string | null)" is none.
bool TypeScriptReader::isFunction() const
{
    if (!isSymbol("("))
        return false;
    if (isSymbol(")", 1) || isSymbol("...", 1))
        return true;
    return peek(1).kind == TypeScriptToken::Kind::Name
        && (isSymbol(":", 2) || isSymbol(",", 2) || (isSymbol("?", 2) && isSymbol(":", 3)));
}

TypeScriptReader::Reading TypeScriptReader::unionOf()
{
    take("|");
    std::vector<Json> branches;
    bool optional = false;
    do {
        auto branch = intersection();
        if (!branch)
            return branch;
        optional = optional || branch->optional || branch->schema == kUndefined;
        if (branch->schema != kUndefined)
            branches.push_back(std::move(branch->schema));
    } while (take("|"));
    return Type{joined(branches), optional};
}

// Literals together are one choice; null makes the rest nullable.
Json TypeScriptReader::joined(const std::vector<Json> &branches)
{
    std::vector<Json> values;
    std::vector<Json> others;
    std::size_t place = 0;
    bool null = false;
    for (const Json &branch : branches) {
        if (branch == anyOfTypes("null")) {
            null = true;
        } else if (branch.contains("const") && branch.size() == 2) {
            if (values.empty())
                place = others.size();
            values.push_back(branch["const"]);
        } else if (std::find(others.begin(), others.end(), branch) == others.end()) {
            others.push_back(branch);
        }
    }
    if (values.size() == 2 && values[0].is_boolean() && values[1].is_boolean() && values[0] != values[1])
        others.insert(others.begin() + static_cast<std::ptrdiff_t>(place), anyOfTypes("boolean"));
    else if (!values.empty())
        others.insert(others.begin() + static_cast<std::ptrdiff_t>(place), choiceOf(values));
    if (others.empty())
        return null ? anyOfTypes("null") : Json::object();
    Json schema = others.size() == 1 ? others.front() : Json{{"anyOf", others}};
    if (null)
        schema = withNull(schema);
    return schema;
}

TypeScriptReader::Reading TypeScriptReader::intersection()
{
    take("&");
    auto first = postfix();
    if (!first || !isSymbol("&"))
        return first;
    Json parts = Json::array({first->schema});
    while (take("&")) {
        auto part = postfix();
        if (!part)
            return part;
        if (!part->schema.empty())
            parts.push_back(std::move(part->schema));
    }
    return Type{parts.size() == 1 ? parts.front() : Json{{"allOf", parts}}};
}

TypeScriptReader::Reading TypeScriptReader::postfix()
{
    auto read = primary();
    while (read && isSymbol("[") && !peek().startsLine) {
        next();
        if (take("]")) {
            read->schema = {{"type", "array"}, {"items", Json(read->schema)}};
            if (read->schema["items"].empty())
                read->schema.erase("items");
            continue;
        }
        note(m_tokens[m_at - 1].at, Words::tr("The type of a member (T[\"name\"]) was taken as anything."));
        if (auto index = type(); !index)
            return index;
        if (auto closed = expect("]"); !closed)
            return fail(closed.error());
        read = Type{Json::object()};
    }
    return read;
}

TypeScriptReader::Reading TypeScriptReader::primary()
{
    const TypeScriptToken token = peek();
    if (isSymbol("{"))
        return object();
    if (isSymbol("["))
        return tuple();
    if (isSymbol("(")) {
        next();
        auto inner = type();
        if (!inner)
            return inner;
        if (auto closed = expect(")"); !closed)
            return fail(closed.error());
        return inner;
    }
    if (token.kind == TypeScriptToken::Kind::Name)
        return named();
    next();
    if (token.kind == TypeScriptToken::Kind::Text)
        return Type{choiceOf({toUtf8(token.text)})};
    if (token.kind == TypeScriptToken::Kind::Number)
        return Type{choiceOf({numberOf(token.text)})};
    if (token.text == u"-" && peek().kind == TypeScriptToken::Kind::Number)
        return Type{choiceOf({numberOf(u'-' + next().text)})};
    if (m_text.mid(token.at, 1) == u"`") {
        note(token.at, Words::tr("A pattern in backquotes was taken as any text."));
        return Type{anyOfTypes("string")};
    }
    return sourceProblem(m_text, token.at, Words::tr("a type is expected here."));
}

TypeScriptReader::Reading TypeScriptReader::named()
{
    const TypeScriptToken token = next();
    static const QHash<QString, Json> kTypes = {{QStringLiteral("string"), anyOfTypes("string")},
        {QStringLiteral("number"), anyOfTypes("number")}, {QStringLiteral("bigint"), anyOfTypes("integer")},
        {QStringLiteral("boolean"), anyOfTypes("boolean")}, {QStringLiteral("null"), anyOfTypes("null")},
        {QStringLiteral("undefined"), kUndefined}, {QStringLiteral("void"), kUndefined},
        {QStringLiteral("any"), Json::object()}, {QStringLiteral("unknown"), Json::object()},
        {QStringLiteral("object"), anyOfTypes("object")},
        {QStringLiteral("never"), Json{{"not", Json::object()}}},
        {QStringLiteral("Date"), Json{{"type", "string"}, {"format", "date-time"}}},
        {QStringLiteral("true"), choiceOf({true})}, {QStringLiteral("false"), choiceOf({false})}};
    const bool prefix
        = peek().kind == TypeScriptToken::Kind::Name || isSymbol("[") || isSymbol("{") || isSymbol("(");
    if (prefix && !peek().startsLine && token.text == u"readonly")
        return postfix();
    if (prefix && !peek().startsLine
        && (token.text == u"keyof" || token.text == u"typeof" || token.text == u"infer"
            || token.text == u"unique")) {
        note(token.at, Words::tr("“%1” was taken as anything.").arg(token.text));
        if (auto inner = postfix(); !inner)
            return inner;
        return Type{Json::object()};
    }
    if (isSymbol("<"))
        return builtIn(token.text, token.at);
    QString name = token.text;
    while (isSymbol(".") && peek(1).kind == TypeScriptToken::Kind::Name) { // Color.Red, ns.Type
        next();
        next();
    }
    if (kTypes.contains(name))
        return Type{kTypes.value(name)};
    if (m_declared.contains(name))
        return Type{Json{{"$ref", "#/$defs/" + toUtf8(escapePointerStep(name))}}};
    if (!m_parameters.contains(name))
        note(token.at, Words::tr("“%1” is not in this text; it was taken as anything.").arg(name));
    return Type{Json::object()};
}

TypeScriptReader::Reading TypeScriptReader::builtIn(const QString &name, qsizetype at)
{
    const auto read = arguments();
    if (!read)
        return fail(read.error());
    const std::vector<Json> &given = *read;
    const Json first = given.empty() ? Json::object() : given.front();
    static const QSet<QString> kLists = {QStringLiteral("Array"), QStringLiteral("ReadonlyArray"),
        QStringLiteral("Set"), QStringLiteral("ReadonlySet")};
    if (kLists.contains(name)) {
        Json list{{"type", "array"}};
        if (!first.empty())
            list["items"] = first;
        if (name.endsWith(QLatin1String("Set")))
            list["uniqueItems"] = true;
        return Type{list};
    }
    if ((name == u"Record" || name == u"Map") && given.size() == 2) {
        Json map{{"type", "object"}};
        const Json *names = cuewright::member(first, "enum");
        for (const Json &key : names ? *names : Json::array()) {
            map["properties"][key.is_string() ? key.get<std::string>() : key.dump()] = given[1];
            map["required"].push_back(key.is_string() ? key.get<std::string>() : key.dump());
        }
        if (!names && !given[1].empty())
            map["additionalProperties"] = given[1];
        return Type{map};
    }
    if (name == u"Readonly" || name == u"NonNullable" || name == u"Awaited")
        return Type{first};
    if (name == u"Partial" && !first.contains("$ref")) {
        Json partial = first;
        partial.erase("required");
        return Type{partial};
    }
    if (m_declared.contains(name))
        return Type{Json{{"$ref", "#/$defs/" + toUtf8(escapePointerStep(name))}}};
    const bool known = name == u"Partial" || name == u"Required" || name == u"Pick" || name == u"Omit";
    note(at,
        known ? Words::tr("“%1<…>” was read as the type inside.").arg(name)
              : Words::tr("“%1” is not in this text; it was taken as anything.").arg(name));
    return Type{known ? first : Json::object()};
}

Result<std::vector<Json>> TypeScriptReader::arguments()
{
    std::vector<Json> given;
    next();
    while (!take(">")) {
        auto argument = type();
        if (!argument)
            return fail(argument.error());
        given.push_back(std::move(argument->schema));
        if (!take(",") && !isSymbol(">"))
            return problem(Words::tr("“>” is missing."));
    }
    return given;
}

TypeScriptReader::Reading TypeScriptReader::tuple()
{
    next();
    Json parts = Json::array();
    Json rest = false;
    int least = 0;
    while (!take("]")) {
        const bool isRest = take("...");
        if (peek().kind == TypeScriptToken::Kind::Name
            && (isSymbol(":", 1) || (isSymbol("?", 1) && isSymbol(":", 2)))) {
            next(); // a label
            if (isSymbol("?"))
                least -= 1;
            take("?");
            take(":");
        }
        auto part = type();
        if (!part)
            return part;
        if (isRest) {
            rest = part->schema.value("items", Json::object());
        } else {
            parts.push_back(std::move(part->schema));
            least += take("?") ? 0 : 1;
        }
        if (!take(",") && !isSymbol("]"))
            return problem(Words::tr("“,” or “]” is expected here."));
    }
    Json schema{{"type", "array"}};
    if (!parts.empty())
        schema["prefixItems"] = parts;
    if (rest != Json::object())
        schema["items"] = rest;
    if (least > 0)
        schema["minItems"] = least;
    return Type{schema};
}

TypeScriptReader::Reading TypeScriptReader::object()
{
    if (auto open = expect("{"); !open)
        return fail(open.error());
    if (m_depth >= kMaxTypeNesting)
        return problem(Words::tr("types are nested too deep here."));
    ++m_depth;
    Json schema{{"type", "object"}};
    while (!isSymbol("}")) {
        if (peek().kind == TypeScriptToken::Kind::End)
            return problem(Words::tr("“}” is missing."));
        if (auto read = member(schema); !read)
            return fail(read.error());
    }
    next();
    --m_depth;
    // `required` goes behind the members.
    if (schema.contains("required")) {
        const Json names = schema["required"];
        const Json others = schema.value("additionalProperties", Json());
        schema.erase("required");
        schema.erase("additionalProperties");
        schema["required"] = names;
        if (!others.is_null())
            schema["additionalProperties"] = others;
    }
    return Type{schema};
}

Result<> TypeScriptReader::member(Json &schema)
{
    const QString comment = peek().before;
    static const QSet<QString> kModifiers = {QStringLiteral("readonly"), QStringLiteral("public"),
        QStringLiteral("private"), QStringLiteral("protected"), QStringLiteral("static")};
    while (peek().kind == TypeScriptToken::Kind::Name && kModifiers.contains(peek().text) && !isSymbol(":", 1)
        && !isSymbol("?", 1) && !isSymbol("(", 1))
        next();
    if (take("-") || take("+")) // -readonly
        next();
    if (take(";") || take(","))
        return {};
    if (isSymbol("["))
        return indexSignature(schema);
    return property(schema, comment);
}

// [key: string]: T; [K in "a" | "b"]: T
Result<> TypeScriptReader::indexSignature(Json &schema)
{
    next();
    const bool mapped = isName("in", 1);
    next();
    next();
    auto key = type();
    if (!key)
        return fail(key.error());
    if (auto closed = expect("]"); !closed)
        return closed;
    take("-");
    const bool optional = take("?");
    if (auto colon = expect(":"); !colon)
        return colon;
    auto value = type();
    if (!value)
        return fail(value.error());
    take(";") || take(",");
    if (const Json *names = cuewright::member(key->schema, "enum"); mapped && names) {
        for (const Json &name : *names) {
            const std::string text = name.is_string() ? name.get<std::string>() : name.dump();
            schema["properties"][text] = value->schema;
            if (!optional)
                schema["required"].push_back(text);
        }
    } else {
        schema["additionalProperties"] = value->schema.empty() ? Json(true) : value->schema;
    }
    return {};
}

Result<> TypeScriptReader::property(Json &schema, const QString &given)
{
    const TypeScriptToken name = next();
    if (name.kind == TypeScriptToken::Kind::Symbol || name.kind == TypeScriptToken::Kind::End)
        return sourceProblem(m_text, name.at, Words::tr("the name of a member is expected here."));
    bool optional = take("?");
    take("!");
    if (isSymbol("(") || isSymbol("<")) {
        note(name.at, Words::tr("The function “%1” cannot stand in JSON; it was left out.").arg(name.text));
        while (
            !isSymbol(";") && !isSymbol("}") && !isSymbol(",") && peek().kind != TypeScriptToken::Kind::End) {
            if (isSymbol("(") || isSymbol("{") || isSymbol("["))
                skipBalanced();
            else
                next();
        }
        take(";") || take(",");
        return {};
    }
    if (!isSymbol(":"))
        return problem(Words::tr("“:” and a type are expected behind “%1”.").arg(name.text));
    next();
    auto value = type();
    if (!value)
        return fail(value.error());
    const bool ended = take(";") || take(",");
    if (!ended && !isSymbol("}") && !peek().startsLine)
        return problem(Words::tr("“;” is expected here."));
    optional = optional || value->optional;
    const QString behind = m_tokens[m_at - 1].behind;
    describe(value->schema, given.isEmpty() ? behind : given);
    const std::string key = toUtf8(name.text);
    schema["properties"][key] = std::move(value->schema);
    const Json *required = cuewright::member(schema, "required");
    const bool listed
        = required && std::find(required->begin(), required->end(), Json(key)) != required->end();
    if (!optional && !listed)
        schema["required"].push_back(key);
    return {};
}

} // namespace cuewright
